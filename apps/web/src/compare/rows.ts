/** What is put side by side of hits, row by row, as texts that can be told to be the same or not. */
import { standingOf } from '../assessment/standing';
import type { Rate } from '../exchange/convert';
import { worthOf } from '../exchange/convert';
import { showMoney, type Money } from '../money/money';
import { countOfUnits, kindWords, placeOf, ratingWords, standingWords, tierWords } from '../resource/words';
import { valueWords } from '../search/need';
import { differ } from '../team/merged';
import { showDuration } from '../time/duration';
import { showDate, showSpan, showZone } from '../time/show';
import { wallClock, type Span } from '../time/zone';
import { kmBetween, type Degrees } from './distance';

type Attribute = { readonly code: string; readonly label: string; readonly unit: string | null };

export type Claim = {
  readonly standing: string;
  readonly expiresOn: string | null;
  readonly capability: { readonly code: string; readonly label: string; readonly attributes: readonly Attribute[] };
  readonly attributes: readonly { readonly attribute: string; readonly values: readonly string[] }[];
};

export type Compared = {
  readonly span: Span;
  readonly kind: string;
  readonly units: number;
  readonly freeUnits: number;
  readonly price: {
    readonly leadTimeMet: boolean;
    readonly total: Money;
    readonly rate: { readonly leadTime: string | null; readonly minimum: string | null };
  } | null;
  readonly claims: readonly Claim[];
  readonly facility: {
    readonly city: string | null;
    readonly country: string | null;
    readonly timeZone: string;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly securityTier: string;
    readonly rating: number | null;
    readonly assessments: readonly {
      readonly scheme: string;
      readonly tier: string;
      readonly issuedOn: string;
      readonly expiresOn: string | null;
      readonly verified: boolean;
    }[];
  };
};

export type Row = {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly string[];
  readonly differs: boolean;
};

export type Asked = {
  /** Codes of what is wanted: leaves, or branches that stand for what is below them. */
  readonly capabilities: readonly string[];
  readonly near: (Degrees & { readonly name: string }) | null;
  readonly units: number;
  /** The one currency to compare in, and the rates that lead there; null for amounts as they are. */
  readonly currency: string | null;
  readonly rates: readonly Rate[];
  readonly schemeLabel: (code: string) => string;
};

const nothing = '–';

/** Rows in the order in which a producer decides; where two hits say the same capability, one row for each of its attributes. */
export function rowsOf(hits: readonly Compared[], asked: Asked): readonly Row[] {
  const row = (key: string, name: string, cellOf: (hit: Compared) => string): Row => {
    const cells = hits.map(cellOf);
    return { key, name, cells, differs: differ(cells) };
  };
  const { near, units, currency } = asked;
  return [
    row('price', `Price for ${countOfUnits(units)}`, ({ price }) => (price ? showMoney(price.total) : 'On request')),
    ...(currency ? [row('worth', `In ${currency}`, ({ price }) => (price ? worth(price.total, asked) : nothing))] : []),
    row('period', 'When', ({ span, facility: { timeZone } }) => `${showSpan(span, timeZone)} (${showZone(timeZone)})`),
    row(
      'free',
      'Free then',
      ({ freeUnits, units: all }) => `${freeUnits.toLocaleString('en-GB')} of ${countOfUnits(all)}`,
    ),
    row('notice', 'Notice it needs', ({ price }) => noticeOf(price)),
    row('minimum', 'Shortest booking', ({ price }) =>
      price?.rate.minimum ? showDuration(price.rate.minimum) : nothing,
    ),
    row('place', 'Place', ({ facility: { city, country } }) => placeOf(city, country)),
    ...(near ? [row('distance', `Away from ${near.name}`, ({ facility }) => distanceOf(facility, near))] : []),
    row('security', 'Security', ({ facility: { securityTier } }) => tierWords[securityTier] ?? securityTier),
    row('assessments', 'Assessments', ({ facility }) => assessmentsOf(facility, asked.schemeLabel)),
    row('rating', 'Rating', ({ facility: { rating } }) => ratingWords(rating)),
    row('kind', 'Kind', ({ kind }) => kindWords[kind] ?? kind),
    ...claimRows(hits, asked.capabilities, row),
  ];
}

type MakeRow = (key: string, name: string, cellOf: (hit: Compared) => string) => Row;

/** What was asked for, else everything that any of them can do. */
function claimRows(hits: readonly Compared[], wanted: readonly string[], row: MakeRow): readonly Row[] {
  const isWanted = (code: string) => wanted.some((one) => code === one || code.startsWith(`${one}.`));
  const all = hits.flatMap(({ claims }) => claims.map(({ capability }) => capability));
  const known = new Map(all.map((capability) => [capability.code, capability]));
  const asked = [...known.values()].filter(({ code }) => isWanted(code));
  return (asked.length > 0 ? asked : [...known.values()]).flatMap(({ code, label, attributes }) => {
    const claimOf = (hit: Compared) => hit.claims.find(({ capability }) => capability.code === code);
    const said = attributes.filter((attribute) => hits.some((hit) => valuesOf(claimOf(hit), attribute) !== nothing));
    return [
      row(code, label, (hit) => foundingOf(claimOf(hit))),
      ...said.map((attribute) =>
        row(`${code} ${attribute.code}`, attribute.label, (hit) => valuesOf(claimOf(hit), attribute)),
      ),
    ];
  });
}

function foundingOf(claim: Claim | undefined): string {
  if (!claim) return 'not stated';
  const until = claim.expiresOn ? ` until ${showDate(claim.expiresOn)}` : '';
  return `${standingWords[claim.standing] ?? claim.standing}${until}`;
}

function valuesOf(claim: Claim | undefined, { code, unit }: Attribute): string {
  const values = claim?.attributes.find(({ attribute }) => attribute === code)?.values ?? [];
  if (values.length === 0) return nothing;
  return `${values.map(valueWords).join(', ')}${unit && unit !== 'count' ? ` ${unit}` : ''}`;
}

function worth(money: Money, { currency, rates }: Asked): string {
  if (money.currency === currency) return showMoney(money);
  const rate = rates.find(({ from }) => from === money.currency);
  const found = rate && worthOf(money, rate);
  return rate && found ? `≈ ${showMoney(found)}, rate of ${showDate(rate.on)}` : 'no rate is known';
}

function noticeOf(price: Compared['price']): string {
  if (!price?.rate.leadTime) return price ? 'none' : nothing;
  return `${showDuration(price.rate.leadTime)}${price.leadTimeMet ? '' : ', more than is left'}`;
}

function distanceOf({ latitude, longitude }: Compared['facility'], near: Degrees): string {
  if (latitude === null || longitude === null) return 'not known';
  return `${Math.round(kmBetween({ latitude, longitude }, near)).toLocaleString('en-GB')} km`;
}

function assessmentsOf({ assessments, timeZone }: Compared['facility'], label: (code: string) => string): string {
  const today = wallClock(new Date().toISOString(), timeZone).date;
  const inForce = assessments.filter((one) => standingOf(one, today).counts);
  const words = inForce.map(({ scheme, expiresOn }) => `${label(scheme)} ${expiresOn ? `to ${showDate(expiresOn)}` : 'without end'}`); // prettier-ignore
  return words.join('; ') || nothing;
}
