/**
 * What a search wants of one house: a capability, or all that a delivery specification stands for, and whatever else the same house
 * has to offer.
 */
import { all, ok, refuse, within, type RefusalCode, type Result } from '#kernel/result';
import { needsOf } from './delivery-spec';
import { faultsOf } from './faults';
import type { Taxonomy } from './taxonomy';
import { parseWanted, type RawWanted, type Wanted } from './wanted';

/** One thing wanted; one claim of one resource meets it. */
export type Need = Wanted;

export type RawNeeds = {
  readonly capability?: string | null | undefined;
  readonly requirements?: RawWanted['requirements'];
  readonly deliverySpec?: string | null | undefined;
  readonly also?: readonly RawWanted[] | null | undefined;
};

const mostNeeds = 20;

/** At least one need, in the order asked. Exactly one of capability and specification is given; every fault has its place. */
export function parseNeeds(raw: RawNeeds, taxonomy: Taxonomy): Result<readonly Need[]> {
  const first = parseFirstNeeds(raw, taxonomy);
  const also = parseFurther(raw.also ?? [], first.ok ? first.value.length : 1, taxonomy);
  return first.ok && also.ok ? ok([...first.value, ...also.value]) : faultsOf<RefusalCode>(first, also);
}

function parseFirstNeeds(raw: RawNeeds, taxonomy: Taxonomy): Result<readonly Need[]> {
  const { capability, requirements, deliverySpec } = raw;
  if (deliverySpec == null) {
    if (capability == null) return refuse('INVALID', 'Name a capability or a delivery specification.', 'capability');
    const wanted = parseWanted({ capability, requirements }, taxonomy);
    return wanted.ok ? ok([wanted.value]) : wanted;
  }
  if (capability != null)
    return refuse(
      'INVALID',
      'A delivery specification stands in place of a capability: name one of them.',
      'deliverySpec',
    );
  if (requirements != null && requirements.length > 0)
    return refuse('INVALID', 'A delivery specification brings its own requirements.', 'requirements');
  const spec = taxonomy.deliverySpecs.get(deliverySpec);
  return spec === undefined
    ? refuse('UNKNOWN_CODE', 'There is no such delivery specification.', 'deliverySpec')
    : within(all(needsOf(spec, taxonomy).map((need) => parseWanted(need, taxonomy))), 'deliverySpec');
}

const parseFurther = (raw: readonly RawWanted[], before: number, taxonomy: Taxonomy): Result<readonly Need[]> =>
  before + raw.length > mostNeeds
    ? refuse('TOO_LONG', `At most ${mostNeeds} needs of one house.`, 'also')
    : all(raw.map((one, at) => within(parseWanted(one, taxonomy), 'also', at)));
