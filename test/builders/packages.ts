import { candidatesAnswer, type CandidatesAnswer, type FindCandidatesQuestion } from '#events/candidates-question';
import type { Id } from '#kernel/ids';
import { idOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { Questions } from '#service/questions/questions';
import type { RunningService } from '#service/start/service-app';
import { day, suite } from './search';

export type PackageOfTests = FindCandidatesQuestion['packages'][number];

/** A moment of a day counted as `day` counts. */
export const at = (number: number, hours = 0) => instant(Date.parse(day(number, hours)));

/** One unit of an HDR suite for a day, somewhere in the days from 5 to 20, unless said otherwise. */
export const aPackage = (changes: Partial<PackageOfTests> = {}): PackageOfTests => ({
  capability: suite,
  requirements: [],
  units: 1,
  duration: 'P1D',
  window: { start: at(5), end: at(20) },
  securityFloor: 'NONE',
  near: null,
  ...changes,
});

/** A test on one attribute; what is not named is not tested. */
export const demand = (
  attribute: string,
  tests: Partial<PackageOfTests['requirements'][number]>,
): PackageOfTests['requirements'][number] => ({
  ...{ attribute, anyOf: null, allOf: null, atLeast: null, atMost: null },
  ...tests,
});

/** Asks the service what partnerships asks it, through JSON as over the network. */
export async function askPackages(service: RunningService, question: string, body: object): Promise<unknown> {
  const answer = service.app.get(Questions).find(question);
  if (answer === undefined) throw new Error(`nobody answers ${question}`);
  return JSON.parse(JSON.stringify(await answer(JSON.parse(JSON.stringify(body)))));
}

/** Who could do these packages, for an organisation (a bare uuid). */
export async function candidatesFor(
  service: RunningService,
  organisation: string,
  packages: readonly PackageOfTests[],
  rest: { readonly excludeFacilities?: readonly Id<'facility'>[]; readonly mostCandidates?: number } = {},
): Promise<CandidatesAnswer> {
  const ask = { excludeFacilities: [], mostCandidates: 200, ...rest };
  const requester = idOf('organisation', organisation);
  const answer = await askPackages(service, 'findCandidates', { ...ask, requester, packages });
  return candidatesAnswer.parse((answer as { readonly value: unknown }).value);
}
