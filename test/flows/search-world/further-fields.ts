import { Temporal } from 'temporal-polyfill';
import type { AiPolicy, Audience, Claim, Facility, Filter, Lines, Need, Resource } from '../search-oracle/lines';
import { aiCategories, needsOf } from '../search-oracle/taxonomy';
import type { Chance } from './chance';

export const audiences: readonly Audience[] = ['EVERYONE', 'ALLIANCE', 'ORGANISATION'];

export const classesOf = ({ resources }: Lines): readonly string[] => [
  ...new Set(resources.flatMap(({ classes = [] }) => classes)),
];

/** Does somebody of the house claim each thing that a specification needs? */
export const isAble = (house: readonly Resource[], spec: string): boolean =>
  needsOf({ deliverySpec: spec }).every((need) =>
    house.some(({ claims }) => claims.some(({ capability }) => `${capability}.`.startsWith(`${need.capability}.`))),
  );

/** One or two more things that some of these resources claim. */
export function furtherNeeds(chance: Chance, resources: readonly Resource[]): readonly Need[] {
  const claims = resources.flatMap((one) => one.claims);
  return chance.some(claims, chance.whole(1, 2)).map(({ capability, attributes }) => {
    const stated = attributes.filter(({ values }) => !values.includes('unknown'));
    if (stated.length === 0 || chance.hits(0.6)) return { capability };
    const { attribute, values } = chance.one(stated);
    return { capability, requirements: [{ attribute, anyOf: values }] };
  });
}

/** Just the clock of a house, some clocks around it, or a band that it may be outside of. */
export function bandOf(chance: Chance, { timeZone }: Facility, at: number): NonNullable<Filter['utcOffset']> {
  const { offsetNanoseconds } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const hours = offsetNanoseconds / 3.6e12;
  const within = (one: number): number => Math.min(14, Math.max(-12, one));
  const [west, east] = chance.one([[0, 0], [0, 1], [1, 0], [2, 3], [5, 5]] as const); // prettier-ignore
  return { from: within(hours - west), to: within(hours + east) };
}

export const overlapOf = (chance: Chance, { timeZone }: Facility): NonNullable<Filter['overlap']> => ({
  ...chance.one([
    { from: '09:00', to: '18:00' },
    { from: '00:00', to: '24:00' },
    { from: '02:15', to: '10:45' },
  ]),
  ...{ timeZone, hours: chance.one([0.25, 1, 2, 4, 6.5, 9]) },
});

/** Mostly one that a claim keeps. */
export function policyOf(chance: Chance, { ai }: Claim): AiPolicy {
  const unused = aiCategories.filter(({ code }) => !ai?.uses.includes(code)).map(({ code }) => code);
  const forbids = chance.hits(0.3) ? [chance.one(['assist', 'generate', 'replicate'])] : chance.some(unused, 2);
  return chance.one<AiPolicy>([{ forbids }, { forbids, trainingOnInput: false }, { trainingOnInput: false }]);
}
