import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  candidatesAnswer,
  type CandidatesAnswer,
  type FindCandidatesQuestion,
  seenFacilitiesAnswer,
  type SeenFacilitiesQuestion,
} from '#events/candidates-question';
import { readDuration, type Duration } from '#kernel/duration';
import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Period } from '#kernel/period';
import { ok, refusalCodes, type Result } from '#kernel/result';
import type { UnitsOver } from '#kernel/stretches';
import type { AskService } from '#service/questions/questions';
import { askServiceToken } from '#service/start/tokens';
import type { Brief } from '../domain/brief';
import type { Market, OfferedResource, Site } from '../domain/team-proposal/market';

/** More of one package than any search of seconds can look through. */
const mostCandidates = 5000;

const refused = z.object({
  ok: z.literal(false),
  refusals: z.array(z.object({ code: z.enum(refusalCodes), message: z.string(), field: z.array(z.string()) })).min(1),
});
const judged = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true) }), refused]);
const found = z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value: candidatesAnswer }), refused]);

/** What capabilities know of packages, asked over whatever carries questions. */
@Injectable()
export class CandidatesClient {
  constructor(@Inject(askServiceToken) private readonly askService: AskService) {}

  /** Do capabilities and requirements make sense? Fields as in the input of a brief. */
  async judge(
    packages: readonly Pick<Brief['packages'][number], 'capability' | 'requirements'>[],
  ): Promise<Result<null>> {
    const body = { packages: packages.map(({ capability, requirements }) => ({ capability, requirements })) };
    const answer = judged.parse(await this.askService('capabilities', 'judgePackages', body));
    return answer.ok ? ok(null) : answer;
  }

  /** Those of the facilities that the organisation sees by a rate, as its own, or as an ally. */
  async seenFacilities(
    requester: Id<'organisation'>,
    facilities: readonly Id<'facility'>[],
  ): Promise<readonly Id<'facility'>[]> {
    if (facilities.length === 0) return [];
    const body: SeenFacilitiesQuestion = { requester, facilities: [...facilities] };
    return seenFacilitiesAnswer.parse(await this.askService('capabilities', 'seenFacilities', body));
  }

  /** Who could do the packages, with calendars and rates, as the requester sees them. */
  async find(requester: Id<'organisation'>, brief: Brief): Promise<Result<Market>> {
    const body: FindCandidatesQuestion = {
      requester,
      packages: brief.packages.map(({ capability, requirements, units, duration, window, securityFloor, near }) => ({
        ...{ capability, requirements: requirements.map(mutable), units, duration: duration.iso, window, near },
        securityFloor: securityFloor ?? 'NONE',
      })),
      excludeFacilities: [...brief.excludeFacilities],
      mostCandidates,
    };
    const answer = found.parse(await this.askService('capabilities', 'findCandidates', body));
    return answer.ok ? ok(marketOf(answer.value)) : answer;
  }
}

const mutable = ({ attribute, anyOf, allOf, atLeast, atMost }: Brief['packages'][number]['requirements'][number]) => ({
  ...{ attribute, atLeast, atMost },
  anyOf: anyOf && [...anyOf],
  allOf: allOf && [...allOf],
});

function marketOf({ now, packages, resources, parts, facilities }: CandidatesAnswer): Market {
  const zones = new Map(facilities.map(({ id, zone }) => [id, zone]));
  return {
    now,
    packages,
    resources: new Map(
      resources.map((resource): [Id<'resource'>, OfferedResource] => {
        const zone = zones.get(resource.facilityId);
        if (zone === undefined) throw new Error(`${resource.id} was told of without its facility`);
        return [resource.id, offeredIn(resource, zone)];
      }),
    ),
    parts: new Map(parts.map(({ id, ...calendar }) => [id, calendarOf(calendar)])),
    facilities: new Map(
      facilities.map(({ id, zone, rating, alliances, secureDuring }): [Id<'facility'>, Site] => [
        id,
        {
          ...{ zone, rating, alliances },
          secureDuring: {
            SELF_DECLARED: secureDuring.SELF_DECLARED.map(periodOf),
            THIRD_PARTY: secureDuring.THIRD_PARTY.map(periodOf),
          },
        },
      ]),
    ),
  };
}

const offeredIn = (
  { facilityId, week, dayMinutes, windows, taken, parts, rates }: CandidatesAnswer['resources'][number],
  zone: string,
): OfferedResource => ({
  facilityId,
  hours: { zone, week: week?.map((day) => day.map(([from, to]) => ({ from, to }))) ?? null, dayMinutes },
  ...{ ...calendarOf({ windows, taken }), rates: rates.map(termsOf) },
  parts: parts.map(([resourceId, units]) => ({ resourceId, units })),
});

const calendarOf = ({
  windows,
  taken,
}: Pick<CandidatesAnswer['resources'][number], 'windows' | 'taken'>): Pick<OfferedResource, 'windows' | 'taken'> => ({
  windows: windows.map(unitsOver),
  taken: taken.map(unitsOver),
});

const periodOf = ([start, end]: readonly [Instant, Instant]): Period => ({ start, end });
const unitsOver = ([start, end, units]: readonly [Instant, Instant, number]): UnitsOver => ({
  during: { start, end },
  units,
});

const termsOf = (rate: CandidatesAnswer['resources'][number]['rates'][number]): OfferedResource['rates'][number] => ({
  ...{ per: rate.per, amountMinor: BigInt(rate.amountMinor), currency: rate.currency },
  minimum: durationOf(rate.minimum),
  leadTime: durationOf(rate.leadTime),
  ...{ weekendPercent: rate.weekendPercent, overtimePercent: rate.overtimePercent },
});

function durationOf(iso: string | null): Duration | null {
  if (iso === null) return null;
  const duration = readDuration(iso);
  if (duration === null) throw new Error(`a rate says ${iso}, which is no duration`);
  return duration;
}
