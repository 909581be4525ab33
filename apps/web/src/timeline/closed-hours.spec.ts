import { closedGround, groundOf, openWords } from './closed-hours';
import { daysOfView } from './layout';

const week = [[{ from: '06:00', to: '12:00' }, { from: '18:00', to: '24:00' }], [], [], [], [], [], []]; // prettier-ignore
const shaded = (ground: string | null) =>
  [...(ground ?? '').matchAll(/var\(--closed\) (\S+) ([^,)]+)/g)].map(([, ...at]) => at);

describe('the ground of a row', () => {
  it('is shaded where it is closed, all of a closed day, and nowhere where it is always open', () => {
    expect(shaded(closedGround(week, ['2027-03-01', '2027-03-02']))).toEqual([
      ['0%', '12.5%'],
      ['25%', '37.5%'],
      ['50%', '100%'],
    ]);
    // The only open day of its week, the seven of which come again and again.
    expect(shaded(closedGround(week, daysOfView('month', '2027-02-01'))).length).toBe(24);
    expect(closedGround(null, ['2027-03-01'])).toBeNull();
  });

  it('has a line before each day, in a quarter before each week', () => {
    const lines = (view: 'month' | 'quarter') =>
      [...groundOf(daysOfView(view, '2027-03-01'), view).matchAll(/var\(--line\)/g)].length;
    expect([lines('month'), lines('quarter')]).toEqual([30, 13]);
  });
});

describe('the closed hours of a day', () => {
  it('are said', () => {
    expect(openWords(week, 1)).toBe('open 06:00 to 12:00 and 18:00 to 24:00');
    expect(openWords(week, 7)).toBe('closed');
    expect(openWords(null, 7)).toBeNull();
  });
});
