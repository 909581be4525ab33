import ICAL from 'ical.js';
import { newId, uuidOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { writeCalendar, type ShownCommitment } from './write-calendar';

const at = (iso: string) => instant(Date.parse(iso));

const shown = (facts: Partial<ShownCommitment> = {}): ShownCommitment => ({
  id: newId('commitment', at('2027-01-01T00:00:00Z')),
  resource: 'Suite 1',
  during: { start: at('2027-03-04T09:00:00Z'), end: at('2027-03-04T18:00:00Z') },
  ...{ units: 1, unitsThere: 1, state: 'BOOKED', rank: null, changedAt: at('2027-02-01T10:11:12.345Z') },
  ...facts,
});

/** The lines of a calendar as they are meant: continued lines are one. */
const linesOf = (text: string): readonly string[] => text.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar that other programs subscribe to', () => {
  it('says how it is called and how often to look, in the words of every program', () => {
    const lines = linesOf(writeCalendar('Suite 1, Lumen; Lyon', []));
    expect(lines).toEqual([
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', expect.stringMatching(/^PRODID:-\/\/Interlock\//), 'METHOD:PUBLISH'],
      ...['NAME:Suite 1\\, Lumen\\; Lyon', 'X-WR-CALNAME:Suite 1\\, Lumen\\; Lyon'],
      ...['REFRESH-INTERVAL;VALUE=DURATION:PT15M', 'X-PUBLISHED-TTL:PT15M', 'END:VCALENDAR', ''],
    ]);
  });

  it('tells of a booking as confirmed and busy, in UTC, under a name that never changes', () => {
    const one = shown();
    expect(linesOf(writeCalendar('Suite 1', [one])).slice(8, -2)).toEqual([
      ...['BEGIN:VEVENT', `UID:${uuidOf(one.id)}@calendar.interlock`, 'SEQUENCE:2', 'DTSTAMP:20270201T101112Z'],
      ...['DTSTART:20270304T090000Z', 'DTEND:20270304T180000Z', 'SUMMARY:Suite 1: booked', 'TRANSP:OPAQUE'],
      ...['STATUS:CONFIRMED', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'LAST-MODIFIED:20270201T101112Z', 'END:VEVENT'],
    ]);
  });

  it.each([
    [{ state: 'HELD', rank: 1 }, 'Suite 1: first pencil', 'TENTATIVE', 'TENTATIVE'],
    [{ state: 'WAITING', rank: 2 }, 'Suite 1: second pencil', 'TENTATIVE', 'TENTATIVE'],
    [{ state: 'WAITING', rank: 21 }, 'Suite 1: 21st pencil', 'TENTATIVE', 'TENTATIVE'],
    [{ state: 'BLOCKED' }, 'Suite 1: blocked', 'CONFIRMED', 'BUSY'],
    [{ state: 'COMPLETED' }, 'Suite 1: booked', 'CONFIRMED', 'BUSY'],
    [{ units: 2, unitsThere: 6 }, 'Suite 1 (2 of 6): booked', 'CONFIRMED', 'BUSY'],
  ] as const)('tells %j as %s', (facts, summary, status, busy) => {
    const lines = linesOf(writeCalendar('Suite 1', [shown(facts)]));
    expect(lines).toEqual(
      expect.arrayContaining([`SUMMARY:${summary}`, `STATUS:${status}`, `X-MICROSOFT-CDO-BUSYSTATUS:${busy}`]),
    );
  });

  it('goes on in its numbers as a pencil becomes a booking and ends: programs keep the highest', () => {
    const states = ['WAITING', 'HELD', 'BOOKED', 'COMPLETED'] as const;
    const numbers = states.map((state) => /SEQUENCE:(\d)/.exec(writeCalendar('S', [shown({ state })]))?.[1]);
    expect(numbers).toEqual(['0', '1', '2', '3']);
  });

  it('folds lines at 75 octets and never within a character, ends each with CRLF, and reads back as it was', () => {
    const resource = `Étalonnage 🎞️ ${'ü'.repeat(80)}; "A", B\\C ${'語'.repeat(60)}`;
    const text = writeCalendar(resource, [shown({ resource })]);
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\ufffd]/);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[] as [string, [], []]);
    const event = calendar.getFirstSubcomponent('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe(`${resource}: booked`);
  });

  it('breaks no line where a name has a line break of its own', () => {
    expect(writeCalendar('A\nBEGIN:VEVENT\r\nB', [])).toContain('NAME:A\\nBEGIN:VEVENT\\nB\r\n');
  });
});
