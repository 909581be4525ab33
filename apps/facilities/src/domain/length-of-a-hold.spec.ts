import { instant, parseInstant, type Instant } from '#kernel/instant';
import { deadlineOf, parseHold } from './hold';

const at = (raw: string): Instant => parseInstant(raw) ?? instant(0);

describe('a hold', () => {
  it('lasts as long as the setting says, days on the wall clock of the facility', () => {
    const now = at('2027-03-27T09:00:00Z');
    const start = at('2027-06-01T09:00:00Z');
    expect(deadlineOf(parseHold('P1D'), now, start, 'Europe/Paris')).toBe(at('2027-03-28T08:00:00Z'));
    expect(deadlineOf(parseHold('PT24H'), now, start, 'Europe/Paris')).toBe(at('2027-03-28T09:00:00Z'));
    expect(deadlineOf(parseHold('PT90S'), now, start, 'Europe/Paris')).toBe(at('2027-03-27T09:01:30Z'));
  });

  it('never lasts into its own period', () => {
    const [now, start] = [at('2027-03-27T09:00:00Z'), at('2027-03-27T09:00:01Z')];
    expect(deadlineOf(parseHold('P3D'), now, start, 'Europe/Paris')).toBe(start);
  });

  it('is not made of nonsense', () => {
    expect(() => parseHold('soon')).toThrow(RangeError);
  });
});
