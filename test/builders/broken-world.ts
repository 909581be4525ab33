import { Chance } from '../flows/search-world/chance';
import { soundLines } from './world-lines';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Values that belong somewhere, or nowhere. */
const odd: readonly Json[] = [
  ...[
    null,
    true,
    0,
    1,
    2,
    3,
    -1,
    1.5,
    1e21,
    9_007_199_254_740_991,
    90,
    91,
    180.5,
    '',
    ' ',
    'x',
    'A\u0007',
    'A ',
    'ä\u2028b',
  ],
  ...[
    'org-1',
    'org-2',
    'prod-1',
    'all-1',
    'all-2',
    'fac-1',
    'res-1',
    'com-1',
    'FACILITY',
    'PRODUCER',
    'ACTIVE',
    'ROOM',
    'DAY',
  ],
  ...[
    'EVERYONE',
    'ALLIANCE',
    'ORGANISATION',
    'EUR',
    'JPY',
    'DEM',
    'XYZ',
    'FR',
    'XK',
    'EU',
    'ZZ',
    'europe/paris',
    'Mars/Olympus',
  ],
  ...[
    'P2D',
    'P0D',
    'PT9999H',
    'P10000D',
    'P1DT1H',
    '2027-03-05T17:00:00Z',
    '2027-03-06T00:00:00Z',
    '2027-02-30T00:00:00Z',
  ],
  ...[
    '2027-03-05',
    '2099-12-31T23:59:59Z',
    '2100-01-01T00:00:00Z',
    'TPN_GOLD',
    'THIRD_PARTY',
    'SELF_DECLARED',
    'ISO_27001',
  ],
  ...[
    'colour.grading-suite.hdr',
    'sound.design',
    'peakNits',
    'hdr',
    'languages',
    'HDR10',
    '1000',
    '-0',
    '1e3',
    'pt-BR',
  ],
  ...[[], {}, ['org-1'], ['org-1', 'org-1'], ['x', 7], [{}]],
];

/** So many lines, each a sound one with something changed at random, or none; the same for the same seed. */
export function brokenWorld(seed: number, count: number): Buffer {
  const chance = new Chance(seed);
  const sound = Object.values(soundLines) as unknown as readonly ({ readonly ref: string } & {
    readonly [key: string]: Json;
  })[];
  const first = sound.map((line) => JSON.stringify(line));
  const others = Array.from({ length: count }, (_, at) => {
    const line = chance.one(sound);
    const fresh = chance.hits(0.85) ? { ...line, ref: `${line.ref}-${at}` } : line;
    const changes = chance.hits(0.1) ? 0 : chance.whole(1, 2);
    return written(
      chance,
      Array.from({ length: changes }).reduce<Json>((value) => changed(chance, value), fresh),
    );
  });
  return Buffer.concat(
    [...first.map((line) => Buffer.from(line)), ...others].flatMap((line) => [line, Buffer.from('\n')]),
  );
}

/** One place of a value in another state: gone, twice, replaced, or with something beside it. */
function changed(chance: Chance, value: Json): Json {
  if (value === null || typeof value !== 'object' || chance.hits(0.05)) return chance.one(odd);
  if (Object.keys(value).length === 0) return [chance.one(odd)];
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (items.length === 0 || chance.hits(0.1)) return [...items, chance.one(odd)];
    const at = chance.whole(0, items.length - 1);
    if (chance.hits(0.25)) return [...items, items[at] ?? null];
    if (chance.hits(0.15)) return items.toSpliced(at, 1);
    return items.with(at, changed(chance, items[at] ?? null));
  }
  const fields = Object.entries(value);
  const [key, inner] = chance.one(fields);
  if (chance.hits(0.08)) return { ...value, [chance.one(['stray', 'type', 'note'])]: chance.one(odd) };
  if (chance.hits(0.12)) return Object.fromEntries(fields.filter(([name]) => name !== key));
  return { ...value, [key]: changed(chance, inner) };
}

/** As text, now and then with a fault of its own. */
function written(chance: Chance, value: Json): Buffer {
  const text = JSON.stringify(value);
  if (chance.hits(0.01)) return Buffer.from(text.slice(0, -1));
  if (chance.hits(0.01)) return Buffer.from(text.replace('{', '{"type":"alliance",'));
  if (chance.hits(0.01)) return Buffer.concat([Buffer.from(text), Buffer.from([0xc3])]);
  if (chance.hits(0.01)) return Buffer.from(' \t\r');
  if (chance.hits(0.01)) return Buffer.from(text.replace('Invented', '\\ud800Invented'));
  return Buffer.from(chance.hits(0.1) ? `${text} \r` : text);
}
