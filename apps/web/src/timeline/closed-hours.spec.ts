import { closedGround, openWords } from './closed-hours';

const week = [[{ from: '06:00', to: '12:00' }, { from: '18:00', to: '24:00' }], [], [], [], [], [], []]; // prettier-ignore

describe('the closed hours of a day', () => {
  it('are shaded where they lie, all of a closed day, and none of what is always open', () => {
    expect(closedGround(week, 1)).toContain('var(--closed) 25%, transparent 25% 50%, var(--closed) 50%');
    expect(closedGround(week, 1)).toContain('var(--closed) 75%, transparent 75% 100%');
    expect(closedGround(week, 2)).toBe('linear-gradient(to right, var(--closed) 0%, var(--closed) 100%)');
    expect(closedGround(null, 1)).toBeUndefined();
  });

  it('are said', () => {
    expect(openWords(week, 1)).toBe('open 06:00 to 12:00 and 18:00 to 24:00');
    expect(openWords(week, 7)).toBe('closed');
    expect(openWords(null, 7)).toBeNull();
  });
});
