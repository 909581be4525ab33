import type { Spec } from '../taxonomy/specs';
import { writeAlso } from './also';
import { needsOfRequirements, writeNeed } from './need';
import type { Patch } from './params';

/** A specification as the needs it stands for, each of which can then be changed. */
export function writtenOut({ needs }: Pick<Spec, 'needs'>): Patch {
  const [first, ...others] = needs.map(({ capability, requirements }) => ({
    capability: capability.code,
    needs: needsOfRequirements(requirements),
  }));
  return {
    spec: undefined,
    capability: first?.capability,
    need: first?.needs.map(writeNeed),
    also: others.map(writeAlso),
  };
}
