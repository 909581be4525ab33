import { type InstancePackage, type TeamInstance, tiers } from './team-instance';

/** A limit that an instance sets, by the names of the format. */
export type LimitSet = {
  readonly constraint:
    | 'budget'
    | 'max-facilities'
    | 'lead'
    | 'excluded'
    | 'together'
    | 'security'
    | 'price-ceiling'
    | 'earliest'
    | 'latest';
  readonly package?: string;
  readonly label?: string;
};

/** All limits that are set: those of the whole team first, then package by package. */
export function limitsSetBy(instance: TeamInstance): readonly LimitSet[] {
  const { budget, maxFacilities, lead, excluded } = instance.limits;
  const labels = new Set(instance.packages.flatMap(({ together }) => together ?? []));
  return [
    ...when(budget !== null, { constraint: 'budget' }),
    ...when(maxFacilities !== null, { constraint: 'max-facilities' }),
    ...when(lead, { constraint: 'lead' }),
    ...when(excluded.size > 0, { constraint: 'excluded' }),
    ...[...labels].map((label): LimitSet => ({ constraint: 'together', label })),
    ...instance.packages.flatMap((pack) => limitsOf(pack, instance.slots)),
  ];
}

function limitsOf(pack: InstancePackage, slots: number): readonly LimitSet[] {
  return [
    ...when(pack.tier > tiers.indexOf('NONE'), { constraint: 'security', package: pack.key }),
    ...when(pack.maxPrice !== null, { constraint: 'price-ceiling', package: pack.key }),
    ...when(pack.earliest > 0, { constraint: 'earliest', package: pack.key }),
    ...when(pack.latest < slots, { constraint: 'latest', package: pack.key }),
  ];
}

const when = (isSet: boolean, limit: LimitSet): readonly LimitSet[] => (isSet ? [limit] : []);
