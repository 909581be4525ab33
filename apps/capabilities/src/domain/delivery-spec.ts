/**
 * A delivery specification, as "Netflix branded delivery", in place of a capability: what a house needs for it, written out, so that
 * whoever asks sees what is meant and may change it.
 */
import type { RawRequirement } from './requirement';
import type { DeliverySpec, Taxonomy } from './taxonomy';
import type { RawWanted } from './wanted';

/**
 * The needs of a specification: those of what it includes first, in their order, then its own. What is wanted of one capability is one
 * need, for one piece of work has to meet it all; a requirement that is made twice is one.
 */
export function needsOf(spec: DeliverySpec, taxonomy: Taxonomy): readonly RawWanted[] {
  const byCapability = new Map<string, readonly RawRequirement[]>();
  for (const { capability, requirements } of allRequired(spec, taxonomy))
    byCapability.set(capability, withEach(byCapability.get(capability) ?? [], requirements));
  return [...byCapability].map(([capability, requirements]) => ({ capability, requirements }));
}

const allRequired = ({ includes, requires }: DeliverySpec, taxonomy: Taxonomy): DeliverySpec['requires'] => [
  ...includes.flatMap((code) => {
    const included = taxonomy.deliverySpecs.get(code);
    return included === undefined ? [] : allRequired(included, taxonomy);
  }),
  ...requires,
];

const withEach = (before: readonly RawRequirement[], more: readonly RawRequirement[]): readonly RawRequirement[] => {
  const written = new Set(before.map((one) => JSON.stringify(one)));
  return [...before, ...more.filter((one) => !written.has(JSON.stringify(one)))];
};
