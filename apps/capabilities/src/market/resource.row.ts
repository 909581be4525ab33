import { readDuration, type Duration } from '#kernel/duration';
import { instant, type Instant } from '#kernel/instant';
import type { RateTerms } from '#kernel/price';
import type { UnitsOver } from '#kernel/stretches';
import type { WorkingWeek } from '#kernel/working-week';
import type { ResourceKind } from '../domain/capacity-filter';
import type { Claim } from '../domain/claim';
import type { PartState, RateState, ResourceState, Taken } from '../domain/market/state';

/** A resource with everything the market is told of it, as one row. Spans are bytes: see `spansIn`. */
export type ResourceRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly units: number;
  readonly time_zone: string;
  readonly working_week: WorkingWeek | null;
  readonly day_minutes: number | null;
  readonly windows: Buffer | null;
  readonly taken: Buffer | null;
  readonly parts: readonly (readonly [needs: number, windows: string | null, taken: string | null])[] | null;
  readonly rates: readonly RateList[] | null;
  readonly claims: readonly ClaimList[] | null;
  readonly classes: readonly string[];
};

type RateList = readonly [
  audience: RateState['audience'],
  audienceId: string | null,
  amountMinor: string,
  currency: string,
  per: RateTerms['per'],
  minimum: string | null,
  leadTime: string | null,
  weekendPercent: number,
  overtimePercent: number,
];

type ClaimList = readonly [
  capability: string,
  attributes: Claim['attributes'],
  standing: Claim['standing'],
  expiresOn: string | null,
  ai: Claim['ai'],
];

export const resourceOf = (row: ResourceRow): ResourceState => ({
  ...{ id: row.id, facility: row.facility_id, name: row.name, kind: row.kind, units: row.units },
  hours: { zone: row.time_zone, week: row.working_week, dayMinutes: row.day_minutes },
  windows: windowsIn(row.windows),
  taken: takenIn(row.taken),
  parts: (row.parts ?? []).map(partOf),
  rates: (row.rates ?? []).map(rateOf),
  claims: (row.claims ?? []).map(claimOf),
  classes: row.classes,
});

const partOf = ([needs, windows, taken]: NonNullable<ResourceRow['parts']>[number]): PartState => ({
  windows: windowsIn(windows === null ? null : Buffer.from(windows, 'hex')),
  taken: takenIn(taken === null ? null : Buffer.from(taken, 'hex')),
  needs,
});

function rateOf(rate: RateList): RateState {
  const [audience, audienceId, amountMinor, currency, per, minimum, leadTime, weekendPercent, overtimePercent] = rate;
  const terms = {
    ...{
      per,
      amountMinor: BigInt(amountMinor),
      currency,
      minimum: durationOf(minimum),
      leadTime: durationOf(leadTime),
    },
    ...{ weekendPercent, overtimePercent },
  };
  if (audience === 'EVERYONE') return { ...terms, audience, audienceId: null };
  if (audienceId === null) throw new Error(`a rate for one ${audience} names none`);
  return { ...terms, audience, audienceId };
}

const claimOf = ([capability, attributes, standing, expiresOn, ai]: ClaimList): Claim => ({
  ...{ capability, attributes, standing, expiresOn, ai },
});

function durationOf(iso: string | null): Duration | null {
  if (iso === null) return null;
  const duration = readDuration(iso);
  if (duration === null) throw new Error(`a rate says ${iso}, which is no duration`);
  return duration;
}

/** Start, end and units. */
const windowBytes = 20;
/** The same and a deadline. */
const takenBytes = 28;

function windowsIn(bytes: Buffer | null): readonly UnitsOver[] {
  const windows: UnitsOver[] = [];
  for (let at = 0; at < (bytes?.length ?? 0); at += windowBytes) windows.push(spanIn(bytes as Buffer, at));
  return windows;
}

function takenIn(bytes: Buffer | null): readonly Taken[] {
  const taken: Taken[] = [];
  for (let at = 0; at < (bytes?.length ?? 0); at += takenBytes) {
    const deadline = momentIn(bytes as Buffer, at + windowBytes);
    taken.push({ ...spanIn(bytes as Buffer, at), expiresAt: deadline });
  }
  return taken;
}

function spanIn(bytes: Buffer, at: number): UnitsOver {
  const [start, end] = [momentIn(bytes, at), momentIn(bytes, at + 8)];
  if (start === null || end === null) throw new Error('a span without an end');
  return { during: { start, end }, units: bytes.readInt32BE(at + 16) };
}

const year2000Ms = 946_684_800_000;
const highOfInfinity = 0x7f_ff_ff_ff;

/** PostgreSQL sends a moment as microseconds since 2000, and infinity as the greatest number; that is null here. */
function momentIn(bytes: Buffer, at: number): Instant | null {
  const high = bytes.readInt32BE(at);
  if (high === highOfInfinity) return null;
  return instant(year2000Ms + Math.round((high * 2 ** 32 + bytes.readUInt32BE(at + 4)) / 1000));
}
