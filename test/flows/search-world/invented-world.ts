import type {
  Alliance,
  Assessment,
  Claim,
  Commitment,
  Facility,
  Kind,
  Lines,
  Organisation,
  Rate,
  Resource,
  Span,
  Tier,
} from '../search-oracle/lines';
import { attributeOf, isNumber, leaves, type Leaf, needsOf, specCodes } from '../search-oracle/taxonomy';
import { Chance } from './chance';

const hour = 3_600_000;
export const day = 24 * hour;
export const iso = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
const date = (at: number): string => iso(at).slice(0, 10);

/** Zones with summers of both halves of the world, odd offsets, a change at midnight and one of half an hour. */
const cities = [
  ['Łódź', 'PL', 'Europe/Warsaw', 51.77, 19.46, 'PLN'],
  ['Zürich', 'CH', 'Europe/Zurich', 47.37, 8.54, 'CHF'],
  ['Paris', 'FR', 'Europe/Paris', 48.86, 2.35, 'EUR'],
  ['Berlin', 'DE', 'Europe/Berlin', 52.52, 13.4, 'EUR'],
  ['London', 'GB', 'Europe/London', 51.51, -0.13, 'GBP'],
  ['São Paulo', 'BR', 'America/Sao_Paulo', -23.55, -46.63, 'BRL'],
  ['Los Angeles', 'US', 'America/Los_Angeles', 34.05, -118.24, 'USD'],
  ["St. John's", 'CA', 'America/St_Johns', 47.56, -52.71, 'CAD'],
  ['Cairo', 'EG', 'Africa/Cairo', 30.04, 31.24, 'EGP'],
  ['Kathmandu', 'NP', 'Asia/Kathmandu', 27.72, 85.32, 'USD'],
  ['Lord Howe', 'AU', 'Australia/Lord_Howe', -31.55, 159.08, 'AUD'],
  ['Auckland', 'NZ', 'Pacific/Auckland', -36.85, 174.76, 'NZD'],
] as const;
const disciplines = ['colour', 'mix', 'localisation', 'ai'];
const leavesUsed = leaves.filter(({ code }) => disciplines.some((one) => code.startsWith(`${one}.`)));
const kinds: readonly Kind[] = ['ROOM', 'EQUIPMENT', 'COMPUTE', 'LICENCE', 'PERSON'];
const schemes: readonly (readonly [string, Tier])[] = [
  ['TPN_BLUE', 'SELF_DECLARED'],
  ['OWN_QUESTIONNAIRE', 'SELF_DECLARED'],
  ['TPN_GOLD', 'THIRD_PARTY'],
  ['ISO_27001', 'THIRD_PARTY'],
];
const languages = ['pt', 'pt-BR', 'pt-PT', 'fr', 'fr-CA', 'de', 'es-419', 'ja'];

const facilityCount = 48;
const resourcesEach = 4;

/** How many days from its first on the world has windows for: more than half a year, so that clocks change in it. */
const span = 220;

/** An invented world whose first windows begin at `start`: the same for the same seed and start. */
export function inventedWorld(seed: number, start: number): Lines {
  const chance = new Chance(seed);
  const organisations: Organisation[] = [];
  const facilities: Facility[] = [];
  for (let at = 0; at < facilityCount; at += 1) {
    const organisation = `house-${Math.floor(at / 1.3)}`; // some houses run two sites
    if (!organisations.some(({ ref }) => ref === organisation))
      organisations.push({ type: 'organisation', ref: organisation, name: `Maison ${at} Élan`, kind: 'FACILITY' });
    facilities.push(facility(chance, at, organisation, start));
  }
  for (const ref of ['producer-1', 'producer-2'])
    organisations.push({ type: 'organisation', ref, name: `Pictures ${ref}`, kind: 'PRODUCER' });
  const houses = organisations.filter(({ kind }) => kind === 'FACILITY').map(({ ref }) => ref);
  const alliances: Alliance[] = [
    alliance('north', 'ACTIVE', houses.slice(0, 14)),
    alliance('south', 'ACTIVE', houses.slice(10, 24)),
    alliance('quiet', 'SUSPENDED', houses.slice(0, 8)),
  ];
  const resources = facilities.flatMap((site) => {
    const own = alliances.filter(({ members }) => members.includes(site.organisation));
    const made = Array.from({ length: resourcesEach }, (_, at) => resource(chance, site, at, own, start));
    return chance.hits(0.25) ? ableTo(chance.one(specCodes), made, chance) : made;
  });
  // Of every eighth nothing is taken.
  const commitments = resources.flatMap((one, at) => (at % 8 === 7 ? [] : takenOf(chance, one)));
  return { organisations, alliances, facilities, resources, commitments };
}

const alliance = (ref: string, status: Alliance['status'], members: readonly string[]): Alliance => ({
  ...{ type: 'alliance', ref, name: `Alliance ${ref}`, status, members, stewards: members.slice(0, 1) },
});

function facility(chance: Chance, at: number, organisation: string, start: number): Facility {
  const [city, country, timeZone, latitude, longitude] = cities[at % cities.length]!;
  const place = { latitude: latitude + chance.next() / 5, longitude: longitude + chance.next() / 5 };
  const assessments = chance.some(schemes, chance.whole(0, 2)).map(([scheme, tier]): Assessment => {
    const issued = start - chance.whole(-20, 300) * day;
    return { scheme, tier, issuedOn: date(issued), expiresOn: date(issued + chance.whole(200, 500) * day) };
  });
  return {
    ...{ type: 'facility', ref: `site-${at}`, organisation, name: `${city} Postwerk ${at}`, city, country, timeZone },
    ...(chance.hits(0.9) ? place : {}),
    assessments,
    ...(chance.hits(0.7) ? { rating: chance.whole(10, 50) / 10 } : {}),
  };
}

function resource(chance: Chance, site: Facility, at: number, own: readonly Alliance[], start: number): Resource {
  const units = chance.hits(0.5) ? 1 : chance.whole(2, 12);
  const ref = `${site.ref}-resource-${at}`;
  const kind = chance.one(kinds);
  const claims = chance.some(leavesUsed, chance.whole(1, 4)).map((leaf) => claim(chance, leaf));
  const windows = windowsOf(chance, units, start);
  return {
    ...{ type: 'resource', ref, facility: site.ref, name: `Suite ${ref}`, kind, units, claims },
    ...{ rates: ratesOf(chance, site, own), windows },
  };
}

/** Resources of one house that together meet a delivery specification: each of its needs is claimed by one of them. */
function ableTo(spec: string, resources: readonly Resource[], chance: Chance): readonly Resource[] {
  const able = [...resources];
  for (const { capability: wanted, requirements = [] } of needsOf({ deliverySpec: spec })) {
    const met = Map.groupBy(requirements, ({ attribute }) => attribute);
    const attributes = [...met].map(([attribute, tests]) => ({
      attribute,
      values: [
        ...new Set(tests.flatMap(({ anyOf = [], allOf = [], atLeast }) => [anyOf[0] ?? atLeast ?? [], allOf].flat())),
      ],
    }));
    const asksFor = (leaf: Leaf): boolean => attributes.every(({ attribute }) => leaf.attributes.includes(attribute));
    const { code: capability } = leaves.find((leaf) => `${leaf.code}.`.startsWith(`${wanted}.`) && asksFor(leaf))!;
    const at = chance.whole(0, able.length - 1);
    const own = able[at]!;
    const others = own.claims.filter((claim) => claim.capability !== capability);
    able[at] = { ...own, claims: [...others, { capability, attributes }] };
  }
  return able;
}

const claim = (chance: Chance, leaf: Leaf): Claim => ({
  capability: leaf.code,
  attributes: leaf.attributes
    .filter(() => chance.hits(0.8))
    .map((code) => ({ attribute: code, values: valuesOf(chance, code) })),
});

/** Values that a claim may state of an attribute. */
export function valuesOf(chance: Chance, code: string): readonly string[] {
  const attribute = attributeOf(code);
  if (attribute.pattern !== undefined) return chance.some(languages, chance.whole(1, 3));
  if (isNumber(attribute)) {
    const [least, most] = attribute.range ?? [0, 100];
    const whole = chance.whole(Math.ceil(least), Math.min(Math.floor(most) - 1, Math.ceil(least) + 40));
    return [attribute.type === 'decimal' && chance.hits(0.3) ? `${whole}.5` : String(whole)];
  }
  const values =
    attribute.values ?? { boolean: ['true', 'false'], tristate: ['yes', 'no', 'unknown'] }[attribute.type as 'boolean'];
  return chance.some(values, attribute.type === 'set' ? chance.whole(1, 3) : 1);
}

function ratesOf(chance: Chance, site: Facility, own: readonly Alliance[]): readonly Rate[] {
  const currency = cities.find(([city]) => city === site.city)![5];
  const rate = (audience: Rate['audience'], audienceRef: string | null, per: Rate['per']): Rate => ({
    ...{ audience, ...(audienceRef === null ? {} : { audienceRef }), per, currency },
    amountMinor:
      { HOUR: 9_000, HALF_DAY: 40_000, DAY: 70_000, WEEK: 300_000, UNIT: 120_000 }[per] + chance.whole(0, 30_000),
    ...(chance.hits(0.3) ? { minimum: chance.one(['PT2H', 'PT6H', 'P2D', 'P1W']) } : {}),
    ...(chance.hits(0.4) ? { leadTime: chance.one(['PT24H', 'PT48H', 'P3D', 'P1W', 'P30D', 'P60D']) } : {}),
  });
  const pers = (): readonly Rate['per'][] =>
    chance.some(['HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT'] as const, chance.whole(1, 2));
  return [
    ...(chance.hits(0.75) ? pers().map((per) => rate('EVERYONE', null, per)) : []),
    ...own.flatMap(({ ref }) => (chance.hits(0.6) ? pers().map((per) => rate('ALLIANCE', ref, per)) : [])),
    ...(chance.hits(0.3)
      ? [rate('ORGANISATION', chance.one(['producer-1', 'producer-1', 'producer-2', 'house-0']), 'DAY')]
      : []),
  ];
}

const quarter = hour / 4;

/** Windows one after the other, some adjoining with other units, some after a gap. */
function windowsOf(chance: Chance, units: number, start: number): readonly Span[] {
  const windows: Span[] = [];
  let at = start + chance.whole(0, 6 * 96) * quarter;
  while (at < start + span * day) {
    if (chance.hits(0.55)) at += chance.whole(1, 5 * 96) * quarter;
    const length = chance.hits(0.25) ? chance.whole(8, 96) : chance.whole(2 * 96, 30 * 96);
    windows.push({ start: iso(at), end: iso(at + length * quarter), units: chance.whole(Math.ceil(units / 2), units) });
    at += length * quarter;
  }
  return windows;
}

/** Bookings and blocks inside its windows, side by side where there are units for two. */
const takenOf = (chance: Chance, { ref, windows }: Resource): readonly Commitment[] =>
  windows.flatMap((window, number) => {
    const first = chance.whole(1, window.units);
    return [first, window.units - first].flatMap((units, track) => {
      if (units === 0 || chance.hits(0.7)) return [];
      const quarters = (Date.parse(window.end) - Date.parse(window.start)) / quarter;
      const from = chance.whole(0, quarters - 1);
      const to = chance.whole(from + 1, Math.min(quarters, from + 5 * 96));
      const at = (step: number): string => iso(Date.parse(window.start) + step * quarter);
      const state = chance.hits(0.5) ? ('BOOKED' as const) : ('BLOCKED' as const);
      const name = `${ref}-taken-${number}-${track}`;
      return [{ type: 'commitment', ref: name, resource: ref, start: at(from), end: at(to), units, state }] as const;
    });
  });
