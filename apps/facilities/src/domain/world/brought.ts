/**
 * What a line becomes: the same things that houses make by hand, with their ids and moments instead of the refs and texts of a file.
 */
import { canonicalZone } from '#kernel/duration';
import { idOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import type { RateTerms } from '#kernel/price';
import type { UnitsOver } from '#kernel/stretches';
import { alwaysOpen } from '#kernel/working-week';
import type { Calendar, Commitment } from '../calendar';
import type { ListingAsk, Site } from '../offering';
import type { Audience } from '../rate-terms';
import type { CommitmentLine, FacilityLine, LineType, RateOfLine, ResourceLine, SpanOfLine } from './world-line';

/** The uuid of what a ref stands for; a line that is taken points to nothing that is not there. */
export type ThingOf = (type: LineType, ref: string) => string;

export type BroughtFacility = Site & { readonly id: Id<'facility'>; readonly organisationId: Id<'organisation'> };

/** Lengths are ISO 8601, as the file had them. */
export type BroughtRate = {
  readonly audience: Audience;
  readonly amountMinor: number;
  readonly currency: string;
  readonly per: RateTerms['per'];
  readonly minimum: string | null;
  readonly leadTime: string | null;
};

export type BroughtResource = ListingAsk & {
  readonly id: Id<'resource'>;
  readonly facilityId: Id<'facility'>;
  readonly organisationId: Id<'organisation'>;
  readonly rates: readonly BroughtRate[];
  readonly windows: readonly UnitsOver[];
};

export function facilityOf(line: FacilityLine, thing: string, thingOf: ThingOf): BroughtFacility {
  const { name, city, country, latitude = null, longitude = null } = line;
  const organisationId = idOf('organisation', thingOf('organisation', line.organisation));
  const timeZone = canonicalZone(line.timeZone);
  return { id: idOf('facility', thing), organisationId, name, city, country, timeZone, latitude, longitude };
}

/** `house`: the uuid of the organisation the facility belongs to. */
export function resourceOf(line: ResourceLine, thing: string, house: string, thingOf: ThingOf): BroughtResource {
  return {
    id: idOf('resource', thing),
    facilityId: idOf('facility', thingOf('facility', line.facility)),
    organisationId: idOf('organisation', house),
    ...{ name: line.name, kind: line.kind, units: line.units },
    rates: line.rates.map((rate) => rateOf(rate, thingOf)),
    windows: line.windows.map(spanOf),
  };
}

const rateOf = (rate: RateOfLine, thingOf: ThingOf): BroughtRate => ({
  audience: audienceOf(rate, thingOf),
  ...{ amountMinor: rate.amountMinor, currency: rate.currency, per: rate.per },
  ...{ minimum: rate.minimum ?? null, leadTime: rate.leadTime ?? null },
});

function audienceOf({ audience, audienceRef = '' }: RateOfLine, thingOf: ThingOf): Audience {
  if (audience === 'EVERYONE') return { kind: audience, id: null };
  return audience === 'ALLIANCE'
    ? { kind: audience, id: idOf('alliance', thingOf('alliance', audienceRef)) }
    : { kind: audience, id: idOf('organisation', thingOf('organisation', audienceRef)) };
}

export const periodOf = ({ start, end }: Pick<SpanOfLine, 'start' | 'end'>): Period => ({
  start: instant(Date.parse(start)),
  end: instant(Date.parse(end)),
});

export const spanOf = (span: SpanOfLine): UnitsOver => ({ during: periodOf(span), units: span.units });

/** Entered by the house itself: of no organisation, for no request. */
export const commitmentOf = (
  { units, state, ...span }: SpanOfLine & Pick<CommitmentLine, 'state'>,
  thing: string,
): Commitment => ({
  id: idOf('commitment', thing),
  ...{
    organisationId: null,
    requestId: null,
    blockId: null,
    partOf: null,
    expiresAt: null,
    challenge: null,
    isDue: false,
  },
  ...{ units, state, spans: [periodOf(span)] },
});

/** The calendar of a resource that has only just come in: nothing is taken of it, nobody waits. */
export const freshCalendar = (
  resource: Pick<BroughtResource, 'id' | 'facilityId' | 'organisationId' | 'units' | 'windows'>,
): Calendar => ({
  ...{ resourceId: resource.id, facilityId: resource.facilityId, organisationId: resource.organisationId },
  ...{
    units: resource.units,
    windows: resource.windows,
    commitments: [],
    blocks: null,
    parts: [],
    rates: [],
    currency: null,
    isNamed: false,
  },
  // Only pencils are judged by a clock or by hours, and there are none.
  ...{ hours: alwaysOpen('UTC'), now: instant(0) },
});

/** What a dry run knows of a resource: its calendar where it is written, else its windows; and what the run has seen taken of it. */
export function draftCalendar(
  id: Id<'resource'>,
  base: Calendar | readonly SpanOfLine[],
  taken: readonly SpanOfLine[],
): Calendar {
  const calendar =
    'windows' in base
      ? base
      : freshCalendar({
          ...{ id, units: 0, windows: base.map(spanOf) },
          // A calendar that is never written belongs nowhere.
          ...{ facilityId: idOf('facility', ''), organisationId: idOf('organisation', '') },
        });
  const commitments = taken.map((span, at) => commitmentOf({ ...span, state: 'BOOKED' }, `seen-${at}`));
  return { ...calendar, commitments: [...calendar.commitments, ...commitments] };
}
