/**
 * The letter that tells of new hits: what was found, where, when and for how much, with a way to see all of it and a way to get no
 * more of these. Plain text and a plain page that say the same; no pictures, nothing that tells when it is read.
 */
import type { Instant } from '#kernel/instant';
import { digitsOf, type Money } from '#kernel/money';
import type { Period } from '#kernel/period';
import type { Frequency } from './saved-search';

export type TellingHit = {
  readonly name: string;
  readonly facility: string;
  /** City and country, as far as the house says them. */
  readonly place: string;
  readonly period: Period;
  readonly price: Money;
  /** Address of the resource, with the period. */
  readonly page: string;
};

export type Telling = {
  readonly name: string;
  readonly frequency: Frequency;
  readonly timeZone: string;
  /** In the order of the search; the first of `total`. */
  readonly hits: readonly TellingHit[];
  readonly total: number;
  /** Addresses, whole. */
  readonly all: string;
  readonly saved: string;
  readonly stop: string;
};

export type LetterText = { readonly subject: string; readonly text: string; readonly html: string };

const rhythms: Readonly<Record<Frequency, string>> = {
  AT_ONCE: 'as soon as something new is found',
  DAILY: 'every morning on which something new was found',
  WEEKLY: 'on Mondays, when something new was found',
  NEVER: 'no more',
};

/** The words of a letter. */
export function letterOf(telling: Telling): LetterText {
  const { name, total } = telling;
  const head = `${total} new for “${name}”`;
  return { subject: head, text: textOf(telling, head), html: htmlOf(telling, head) };
}

function textOf({ hits, total, timeZone, all, saved, stop, frequency }: Telling, head: string): string {
  const lines = hits.flatMap((hit) => [
    ...[
      hit.name,
      `  ${houseOf(hit)}`,
      `  ${whenOf(hit.period, timeZone)} · ${priceOf(hit.price)}`,
      `  ${hit.page}`,
      '',
    ],
  ]);
  return [
    ...[head, '', ...lines, ...moreThan(hits.length, total), `See all: ${all}`, '', '--'],
    ...[`You get this ${rhythms[frequency]}. Times are those of ${timeZone}.`, `Your saved searches: ${saved}`],
    ...[`No more letters about this search: ${stop}`, ''],
  ].join('\n');
}

function htmlOf({ hits, total, timeZone, all, saved, stop, frequency }: Telling, head: string): string {
  const rows = hits.map(
    (hit) =>
      `<li style="margin:0 0 16px"><a href="${escaped(hit.page)}" style="color:#0b5cad;font-weight:600">${escaped(hit.name)}</a><br>` +
      `${escaped(houseOf(hit))}<br>${escaped(whenOf(hit.period, timeZone))} · ${escaped(priceOf(hit.price))}</li>`,
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<meta name="viewport" content="width=device-width"><title>${escaped(head)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#ffffff;color:#1a1a1a;font:16px/1.5 sans-serif">',
    '<div style="max-width:560px;margin:0 auto">',
    `<h1 style="font-size:20px;margin:0 0 16px">${escaped(head)}</h1>`,
    `<ul style="list-style:none;margin:0;padding:0">${rows.join('')}</ul>`,
    ...moreThan(hits.length, total).map((line) => `<p>${escaped(line)}</p>`),
    `<p><a href="${escaped(all)}" style="color:#0b5cad;font-weight:600">See all</a></p>`,
    '<hr style="border:0;border-top:1px solid #cccccc">',
    `<p style="font-size:14px;color:#555555">You get this ${rhythms[frequency]}. Times are those of ${escaped(timeZone)}.<br>`,
    `<a href="${escaped(saved)}" style="color:#0b5cad">Your saved searches</a> · `,
    `<a href="${escaped(stop)}" style="color:#0b5cad">No more letters about this search</a></p>`,
    '</div></body></html>',
  ].join('\n');
}

const moreThan = (shown: number, total: number): readonly string[] =>
  total > shown ? [`And ${total - shown} more.`] : [];

const houseOf = ({ facility, place }: TellingHit): string => (place === '' ? facility : `${facility}, ${place}`);

function whenOf({ start, end }: Period, timeZone: string): string {
  const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const of = (at: Instant): string => moment.format(new Date(at));
  return `${of(start)} to ${of(end)}`;
}

/** `EUR 1,234.50`: the code, for a sign may be that of several currencies. */
function priceOf({ amountMinor, currency }: Money): string {
  const digits = digitsOf(currency);
  const written = String(amountMinor).padStart(digits + 1, '0');
  const whole = written.slice(0, written.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  return digits === 0 ? `${currency} ${whole}` : `${currency} ${whole}.${written.slice(-digits)}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
