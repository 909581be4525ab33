import { parseInstant } from '#kernel/instant';
import type { WorldLine } from '../../../facilities/src/facilities.module';
import { movedBy, readDemoWorld, weeksToPresent } from './demo-world';

const world = readDemoWorld();
const of = <T extends WorldLine['type']>(type: T) =>
  world.filter((line): line is Extract<WorldLine, { type: T }> => line.type === type);
const at = (text: string) => {
  const moment = parseInstant(text);
  if (moment === null) throw new Error(text);
  return moment;
};

describe('the demo world', () => {
  it('has some two hundred houses, with rooms, rates, windows and bookings', () => {
    expect(of('facility').length).toBeGreaterThanOrEqual(190);
    expect(of('resource').length).toBeGreaterThan(1000);
    expect(of('commitment').length).toBeGreaterThan(1000);
  });

  it.each(['2026-11-24T20:00:00Z', '2026-11-23T00:00:00Z', '2026-11-29T23:59:59Z', '2031-02-11T05:00:00Z'])(
    'begins in the week of %s, moved by whole weeks',
    (now) => {
      const weeks = weeksToPresent(world, at(now));
      const moved = of('resource').map((line) => movedBy(weeks, line) as typeof line);
      const first = Math.min(...moved.flatMap(({ windows }) => windows.map(({ start }) => Date.parse(start))));
      const monday = Date.parse(now) - ((new Date(now).getUTCDay() + 6) % 7) * 86_400_000;
      expect(Math.abs(first - Date.parse(new Date(monday).toISOString().slice(0, 10)))).toBeLessThan(24 * 3_600_000);
    },
  );

  it('keeps the day of the week and the hour when it is moved', () => {
    const [room] = of('resource');
    const [window] = room!.windows;
    const later = movedBy(-6, room!) as typeof room;
    expect(later!.windows[0]).toEqual({
      ...window,
      start: new Date(Date.parse(window!.start) - 42 * 86_400_000).toISOString().replace('.000', ''),
      end: new Date(Date.parse(window!.end) - 42 * 86_400_000).toISOString().replace('.000', ''),
    });
    const site = of('facility').find(({ assessments }) => assessments.length > 0)!;
    const [before] = site.assessments;
    const [after] = (movedBy(52, site) as typeof site).assessments;
    expect(Date.parse(after!.issuedOn) - Date.parse(before!.issuedOn)).toBe(364 * 86_400_000);
  });
});
