import { z } from 'zod';
import type { Id, IdType } from '#kernel/ids';
import { isId } from '#kernel/ids';
import type { Instant } from '#kernel/instant';

// What partnerships asks of capabilities: `judgePackages`, do these words make sense; `seenFacilities`, which of these are there for
// whoever names them; and `findCandidates`, who could do these packages and when. All only read. Shapes are JSON: instants are UTC
// milliseconds, amounts are digits, durations ISO 8601.

const id = <T extends IdType>(type: T) => z.custom<Id<T>>((raw) => typeof raw === 'string' && isId(type, raw));
const instant = z.custom<Instant>((raw) => typeof raw === 'number' && Number.isSafeInteger(raw));
const list = z.array(z.string()).nullable();

/** What only the taxonomy can judge of a package. Tests that are not made are null. */
const wanted = z.object({
  /** Taxonomy code: leaf, branch or discipline. */
  capability: z.string(),
  /** One claim of the resource must meet them all. */
  requirements: z.array(
    z.object({
      attribute: z.string(),
      anyOf: list,
      allOf: list,
      atLeast: z.string().nullable(),
      atMost: z.string().nullable(),
    }),
  ),
});

/**
 * Do these packages name capabilities and requirements that make sense? Answered with `Answered<null>`: refusals have paths into
 * the question, as `['packages', '0', 'capability']`, and are those a search with the same words would be refused with.
 */
export const judgePackagesQuestion = z.object({ packages: z.array(wanted) });
export type JudgePackagesQuestion = z.infer<typeof judgePackagesQuestion>;

/**
 * Who could do these packages? Answered with `Answered<CandidatesAnswer>`, all of one moment of the index; or with the refusals of
 * `judgePackages`, should the taxonomy have lost a word since the brief was made.
 */
export const findCandidatesQuestion = z.object({
  /** Whose sight counts: what it may not see is neither offered nor counted, and nor is what is its own, for nobody asks itself. */
  requester: id('organisation'),
  packages: z.array(
    wanted.extend({
      units: z.number().int().min(1),
      /** Needed in one stretch inside the window. */
      duration: z.string(),
      /** Earliest start and latest finish. */
      window: z.object({ start: instant, end: instant }),
      /** NONE is no floor. */
      securityFloor: z.enum(['NONE', 'SELF_DECLARED', 'THIRD_PARTY']),
      near: z.object({ latitude: z.number(), longitude: z.number(), withinKm: z.number().min(0) }).nullable(),
    }),
  ),
  excludeFacilities: z.array(id('facility')),
  /** A package that more resources fit is answered with their number alone; calendars are opened for the others only. */
  mostCandidates: z.number().int().min(1),
});
export type FindCandidatesQuestion = z.infer<typeof findCandidatesQuestion>;

/** Answered with ids, sorted: those of the facilities that the requester sees by a rate, as its own, or as an ally. */
export const seenFacilitiesQuestion = z.object({ requester: id('organisation'), facilities: z.array(id('facility')) });
export type SeenFacilitiesQuestion = z.infer<typeof seenFacilitiesQuestion>;
export const seenFacilitiesAnswer = z.array(id('facility'));

/** Units over `[start, end)`. */
const unitsOver = z.tuple([instant, instant, z.number().int()]);
const stretches = z.array(z.tuple([instant, instant]));
const count = z.number().int().min(0);

const calendar = z.object({
  /** Whole, as published, by start, as far as they meet the windows of the packages it fits. They never overlap. */
  windows: z.array(unitsOver),
  /** Units held (not past the deadline), booked or blocked there, whole, by start; they may overlap. */
  taken: z.array(unitsOver),
});

const resource = calendar.extend({
  id: id('resource'),
  facilityId: id('facility'),
  /** When it is open, on the clock of its facility: seven days, Monday first, of [from, to) in minutes since midnight. Null: always. */
  week: z
    .array(z.array(z.tuple([count, count])))
    .length(7)
    .nullable(),
  /** The work of a day; what goes beyond is overtime. Null: there is none. */
  dayMinutes: count.nullable(),
  /** What is taken with it, and how many units of that; what they keep from it now is among `taken`. Empty for most. */
  parts: z.array(z.tuple([id('resource'), z.number().int().min(1)])),
  /** Those whose audience includes the requester: at least one, all in one currency. */
  rates: z.array(
    z.object({
      per: z.enum(['HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT']),
      amountMinor: z.string().regex(/^\d+$/),
      currency: z.string(),
      /** Read it with `readDuration`: imported rates may be longer than what people may ask for. */
      minimum: z.string().nullable(),
      leadTime: z.string().nullable(),
      weekendPercent: z.number().int().min(0),
      overtimePercent: z.number().int().min(0),
    }),
  ),
});

const facility = z.object({
  id: id('facility'),
  organisationId: id('organisation'),
  name: z.string(),
  zone: z.string(),
  /** 1.0 to 5.0; null until there is a record. */
  rating: z.number().nullable(),
  /** The ACTIVE alliances that its organisation is an ACTIVE member of. */
  alliances: z.array(id('alliance')),
  /**
   * Per floor, the stretches over which one assessment of that tier or a better one holds: whole local days of the facility, cut
   * to the span from now to the last end of a window. A period meets the floor exactly when one of these stretches covers it; two
   * that adjoin or overlap are not one, for they are two assessments.
   */
  secureDuring: z.object({ SELF_DECLARED: stretches, THIRD_PARTY: stretches }),
});

export const candidatesAnswer = z.object({
  /** The database's clock, by which holds and the rest of each window were judged; lead times and starts are judged by it too. */
  now: instant,
  /** In the order asked. */
  packages: z.array(
    z.object({
      /**
       * By id. Each has somewhere in what is left of the window `units` free at every open instant of `duration`; price, lead time and
       * whether the floor holds at a given start are for the asker to judge. Null when more fit than `mostCandidates`.
       */
      candidates: z.array(id('resource')).nullable(),
      /** How many fitted before calendars were opened; more than `mostCandidates` where `candidates` is null. */
      fitting: count,
      /** How many claim the capability but are no candidates, each counted once, by the first test it fails in this order. */
      ruledOut: z.object({
        /** No claim meets all requirements. */
        requirements: count,
        /** Too far away, or nobody knows where it is. */
        distance: count,
        /** The floor holds nowhere in the window for as long as the package takes. */
        securityFloor: count,
        /** Of an excluded facility. */
        excluded: count,
        /** Nowhere in the window so many units offered, or none left free for so long. */
        capacity: count,
      }),
    }),
  ),
  /** Every resource that is a candidate of some package, and their facilities; by id. */
  resources: z.array(resource),
  /**
   * Every part of them, by id, as far as it and they meet the windows of the packages; whether the requester sees it or not, for
   * what is taken of it with one whole is not there for another. Of a part that is a candidate too, this calendar is the fuller one.
   */
  parts: z.array(calendar.extend({ id: id('resource') })),
  facilities: z.array(facility),
});
export type CandidatesAnswer = z.infer<typeof candidatesAnswer>;
