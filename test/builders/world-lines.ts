import { taxonomy } from '../../apps/capabilities/src/taxonomy/taxonomy-file';
import { readLine } from '../../apps/facilities/src/domain/world/read-line';
import { judgeLines, type OfferedLine } from '../../apps/facilities/src/domain/world/verdicts';

/** Sound lines of every type that point to each other, each with something to break. */
export const soundLines = {
  organisation: { type: 'organisation', ref: 'org-1', name: 'Invented Post', kind: 'FACILITY' },
  second: { type: 'organisation', ref: 'org-2', name: 'Other Post', kind: 'FACILITY' },
  producer: { type: 'organisation', ref: 'prod-1', name: 'Invented Pictures', kind: 'PRODUCER' },
  alliance: {
    ...{ type: 'alliance', ref: 'all-1', name: 'Invented Alliance', status: 'ACTIVE' },
    ...{ members: ['org-1'], stewards: ['org-1'] },
  },
  foreign: {
    ...{ type: 'alliance', ref: 'all-2', name: 'Other Alliance', status: 'DISSOLVED' },
    ...{ members: ['org-2'], stewards: ['org-2'] },
  },
  facility: {
    ...{
      type: 'facility',
      ref: 'fac-1',
      organisation: 'org-1',
      name: 'Invented Post, Lyon',
      city: 'Lyon',
      country: 'FR',
    },
    ...{ timeZone: 'Europe/Paris', latitude: 45.76, longitude: 4.83, rating: 4.4 },
    assessments: [{ scheme: 'TPN_GOLD', tier: 'THIRD_PARTY', issuedOn: '2026-09-01', expiresOn: '2027-08-31' }],
  },
  resource: {
    ...{ type: 'resource', ref: 'res-1', facility: 'fac-1', name: 'Suite 1', kind: 'ROOM', units: 2 },
    claims: [
      {
        capability: 'colour.grading-suite.hdr',
        attributes: [
          { attribute: 'peakNits', values: ['1000'] },
          { attribute: 'hdr', values: ['HDR10', 'Dolby Vision'] },
        ],
      },
    ],
    rates: [
      { audience: 'EVERYONE', amountMinor: 95_000, currency: 'EUR', per: 'DAY', minimum: 'P2D', leadTime: 'P9999W' },
      { audience: 'ALLIANCE', audienceRef: 'all-1', amountMinor: 70_000, currency: 'EUR', per: 'DAY' },
      { audience: 'ORGANISATION', audienceRef: 'prod-1', amountMinor: 80_000, currency: 'EUR', per: 'DAY' },
    ],
    windows: [
      { start: '2027-03-01T08:00:00Z', end: '2027-03-05T17:00:00Z', units: 2 },
      { start: '2027-03-05T17:00:00Z', end: '2027-03-07T17:00:00Z', units: 1 },
    ],
  },
  commitment: {
    ...{ type: 'commitment', ref: 'com-1', resource: 'res-1', state: 'BOOKED', units: 1 },
    ...{ start: '2027-03-05T08:00:00Z', end: '2027-03-06T17:00:00Z' },
  },
} as const;

export type JudgedFile = {
  readonly line: number;
  readonly type: string | null;
  readonly ref: string | null;
  /** A code of refusal, `accepted`, or `unchanged`; and the path of the fault. */
  readonly verdict: string;
  readonly path: string;
};

/** What a file by itself is judged to be, as a source of its own: every line but blank ones, in order. */
export function judgeFile(
  file: Buffer,
  actsFor: Parameters<typeof judgeLines>[1]['actsFor'] = null,
): readonly JudgedFile[] {
  const read = linesIn(file).map((bytes, at) => ({ line: at + 1, read: readLine(bytes, taxonomy) }));
  const offered = read.flatMap(({ line, read: one }): readonly OfferedLine[] =>
    one?.judged.ok
      ? [
          {
            line: one.judged.value,
            thing: `00000000-0000-7000-8000-${String(line).padStart(12, '0')}`,
            hash: sorted(one.judged.value),
          },
        ]
      : [],
  );
  const { verdicts } = judgeLines(offered, { known: [], calendars: new Map(), taxonomy, actsFor });
  const verdictOf = new Map(verdicts.map((one) => [one.line, one]));
  return read.flatMap(({ line, read: one }): readonly JudgedFile[] => {
    if (!one) return [];
    const verdict = one.judged.ok ? verdictOf.get(one.judged.value) : undefined;
    const fault = verdict?.state === 'refused' ? verdict.fault : one.judged.ok ? null : one.judged.fault;
    const { type, ref } = one;
    return [{ line, type, ref, verdict: fault?.code ?? verdict?.state ?? '', path: fault?.path ?? '' }];
  });
}

const linesIn = (file: Buffer): readonly Buffer[] => {
  const lines: Buffer[] = [];
  for (let from = 0; from < file.length;) {
    const end = file.indexOf(10, from);
    lines.push(file.subarray(from, end < 0 ? file.length : end));
    from = end < 0 ? file.length : end + 1;
  }
  return lines;
};

/** JSON with the keys of each object in their order: what of a line counts. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
