/** "in March", "from 3 to 14 May", "2031-03-01 to 2031-03-12", "next week": when. Days are those of UTC. */
import { nextFullHour } from '#kernel/calendar';
import { dayMs, instant, midnightOf, type Instant } from '#kernel/instant';
import { unitOfTime } from './read-duration';
import type { Found } from './reading';
import { isDigits, type Token } from './tokens';

const monthOf: ReadonlyMap<string, number> = new Map(
  [
    'january jan januar janner janvier janv enero ene',
    'february feb februar fevrier fev febrero',
    'march mar marz maerz mars marzo',
    'april apr avril avr abril abr',
    'may mai mayo',
    'june jun juni juin junio',
    'july jul juli juillet juil julio',
    'august aug aout agosto ago',
    'september sep sept septembre septiembre',
    'october oct oktober okt octobre octubre',
    'november nov novembre noviembre',
    'december dec dezember dez decembre diciembre dic',
  ].flatMap((names, month) => names.split(' ').map((name): [string, number] => [name, month])),
);
const before = new Set(
  'in on from between during im vom am ab von zwischen en du entre del desde de the le el early mid late'.split(' '),
);
const until = new Set([
  'to',
  'until',
  'till',
  'and',
  '-',
  '–',
  'bis',
  'und',
  'au',
  'a',
  'et',
  'jusqu',
  'hasta',
  'al',
  'y',
]);

/** Part of a date: any may be missing but the day or the month. */
type Day = {
  readonly length: number;
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
};

/** A month, a day, a span of days or a year; where no year is said, the next such that has not ended. */
export function readPeriod(tokens: readonly Token[], at: number, now: Instant): Found | null {
  const words = tokens.map(({ word }) => word);
  let start = at;
  while (before.has(words[start] ?? '')) start++;
  const relative = readRelative(words, start, now);
  if (relative !== null) return found(start + relative.length - at, relative.from, relative.to, now);
  const first = readDay(words, start);
  if (first === null) return yearAlone(words, start, at, now);
  let link = start + first.length;
  while (until.has(words[link] ?? '')) link++;
  const second = link > start + first.length ? readDay(words, link) : null;
  const last = second ?? first;
  if (last.month === null || (second === null && first.day === null && first.month === null)) return null;
  const length = (second === null ? start + first.length : link + second.length) - at;
  const year = last.year ?? first.year ?? yearOfNext(last.month, last.day, now);
  const opens = { month: first.month ?? last.month, day: first.day ?? 1 };
  const openYear = first.year ?? (opens.month > last.month ? year - 1 : year);
  const from = midnight(openYear, opens.month, opens.day);
  const to =
    last.day === null ? Date.UTC(year, last.month + 1, 1) : (midnight(year, last.month, last.day) ?? 0) + dayMs;
  return from === null || to <= from ? null : found(length, from, to, now);
}

function found(length: number, from: number, to: number, now: Instant): Found | null {
  const soonest = nextFullHour(now);
  const period = { start: instant(Math.max(from, soonest)), end: instant(to) };
  if (period.end <= period.start) return null;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { length, readings: [{ part: 'PERIOD', label: `${day(period.start)} to ${day(period.end - 1)}`, period }] };
}

/** "2031-03-01", "14 May 2031", "March 3rd", "3.5.2031", "März", or the bare "3" before another day. */
function readDay(words: readonly string[], at: number): Day | null {
  const [one = '', two = '', three = '', four = '', five = ''] = words.slice(at, at + 5);
  if (/^\d{4}$/.test(one) && two === '-' && isDigits(three) && four === '-' && isDigits(five))
    return { length: 5, day: Number(five), month: Number(three) - 1, year: Number(one) };
  if (isDay(one) && /^[./]$/.test(two) && isMonth(three)) {
    const isYear = /^[./]$/.test(four) && /^\d{4}$/.test(five);
    const dotted = isYear ? 5 : four === '.' ? 4 : 3;
    return { length: dotted, day: Number(one), month: Number(three) - 1, year: isYear ? Number(five) : null };
  }
  const month = monthOf.get(one);
  if (month !== undefined) {
    const hasDay = isDay(two) && !/^\d{4}$/.test(two);
    const isOrdinal = hasDay && /^(st|nd|rd|th)$/.test(three);
    const next = 1 + (hasDay ? 1 : 0) + (isOrdinal ? 1 : 0);
    const year = yearAt(words, at + next);
    return { length: next + year.length, day: hasDay ? Number(two) : null, month, year: year.value };
  }
  if (!isDay(one)) return null;
  let next = at + 1;
  while (/^(st|nd|rd|th|er|\.|of|de)$/.test(words[next] ?? '')) next++;
  const named = monthOf.get(words[next] ?? '');
  if (named === undefined) return { length: 1 + (two === '.' ? 1 : 0), day: Number(one), month: null, year: null };
  const year = yearAt(words, next + 1);
  return { length: next + 1 - at + year.length, day: Number(one), month: named, year: year.value };
}

function yearAt(words: readonly string[], at: number): { readonly length: number; readonly value: number | null } {
  const skipped = /^(of|de|del|,)$/.test(words[at] ?? '') ? 1 : 0;
  const word = words[at + skipped] ?? '';
  return /^20\d\d$/.test(word) ? { length: skipped + 1, value: Number(word) } : { length: 0, value: null };
}

const isDay = (word: string): boolean => /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= 31;
const isMonth = (word: string): boolean => /^\d{1,2}$/.test(word) && Number(word) >= 1 && Number(word) <= 12;

/** Midnight of a date that exists. */
const midnight = (year: number, month: number, day: number): number | null =>
  midnightOf(`${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

function yearOfNext(month: number, day: number | null, now: Instant): number {
  const year = new Date(now).getUTCFullYear();
  const ends = day === null ? Date.UTC(year, month + 1, 1) : Date.UTC(year, month, day + 1);
  return ends > nextFullHour(now) ? year : year + 1;
}

function yearAlone(words: readonly string[], start: number, at: number, now: Instant): Found | null {
  const year = words[start] ?? '';
  if (/^20\d\d$/.test(year))
    return found(start + 1 - at, Date.UTC(Number(year), 0, 1), Date.UTC(Number(year) + 1, 0, 1), now);
  const quarter = /^q$/.test(year) && /^[1-4]$/.test(words[start + 1] ?? '') ? Number(words[start + 1]) : null;
  if (quarter === null) return null;
  const said = yearAt(words, start + 2);
  const value = said.value ?? yearOfNext(quarter * 3 - 1, null, now);
  return found(start + 2 + said.length - at, Date.UTC(value, quarter * 3 - 3, 1), Date.UTC(value, quarter * 3, 1), now);
}

const nextOne = /^(next|nachste|nachsten|nachster|kommende|kommenden|prochain|prochaine|proximo|proxima)$/;
const thisOne = /^(this|diese|diesen|dieser|cette|ce|esta|este)$/;

/** "next week", "nächsten Monat", "la semaine prochaine", "tomorrow": weeks begin on Monday. */
function readRelative(
  words: readonly string[],
  at: number,
  now: Instant,
): { length: number; from: number; to: number } | null {
  const [one = '', two = ''] = words.slice(at, at + 2);
  const today = Math.floor(now / dayMs) * dayMs;
  if (/^(tomorrow|morgen|demain|manana)$/.test(one)) return { length: 1, from: today + dayMs, to: today + 2 * dayMs };
  const [which, what] = nextOne.test(two) || thisOne.test(two) ? [two, one] : [one, two];
  const ahead = nextOne.test(which) ? 1 : thisOne.test(which) ? 0 : null;
  if (ahead === null) return null;
  const date = new Date(now);
  if (unitOfTime(what) === 'W') {
    const monday = today - ((date.getUTCDay() + 6) % 7) * dayMs + ahead * 7 * dayMs;
    return { length: 2, from: monday, to: monday + 7 * dayMs };
  }
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (/^(month|monat|mois|mes)$/.test(what))
    return { length: 2, from: Date.UTC(year, month + ahead, 1), to: Date.UTC(year, month + ahead + 1, 1) };
  if (/^(year|jahr|annee|an|ano)$/.test(what))
    return { length: 2, from: Date.UTC(year + ahead, 0, 1), to: Date.UTC(year + ahead + 1, 0, 1) };
  return null;
}
