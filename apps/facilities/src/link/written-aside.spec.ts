import { setTimeout } from 'node:timers/promises';
import { newId } from '#kernel/ids';
import { hourMs, instant } from '#kernel/instant';
import { CalendarWriter } from './calendar-writer';

const writer = new CalendarWriter();
afterAll(() => writer.onApplicationShutdown());

const march = Date.UTC(2027, 2, 1);
const job = (count: number) => ({
  name: 'Lumen Post',
  commitments: Array.from({ length: count }, (_, n) => ({
    id: newId('commitment', instant(march)),
    during: { start: instant(march + n * hourMs), end: instant(march + (n + 1) * hourMs) },
    ...({
      resource: 'Suite 1',
      units: 1,
      unitsThere: 1,
      state: 'BOOKED',
      rank: null,
      changedAt: instant(march),
    } as const),
  })),
});

describe('the calendar of a house with many events', () => {
  it('is written aside: others are answered meanwhile', async () => {
    const state = { isWritten: false };
    const writing = writer.write('many', () => Promise.resolve(job(1000))).finally(() => (state.isWritten = true));
    await setTimeout(20);
    expect(state.isWritten).toBe(false);
    expect((await writing).match(/BEGIN:VEVENT/g)).toHaveLength(1000);
  });

  it('is written once for all who ask for the same', async () => {
    const shown = jest.fn(() => Promise.resolve(job(1)));
    const [first, second] = [await writer.write('one', shown), await writer.write('one', shown)];
    expect(second).toBe(first);
    expect(shown).toHaveBeenCalledTimes(1);
  });
});
