/**
 * An instance: one brief in a file of its own, with everything resolved beforehand that needs no search, so that anybody can
 * pose a team and check the answer. Read and judged whole; every reference is the place of what it names in its list.
 * Source: the public format `interlock-team-instance/1`.
 */
export type TeamInstance = {
  readonly name: string;
  readonly slots: number;
  /** For each slot, which of `classCount` rates counts there. */
  readonly slotClasses: Runs;
  readonly classCount: number;
  readonly regions: {
    readonly lag: readonly (readonly number[])[];
    readonly perGB: readonly (readonly number[])[];
    readonly handoffFee: number;
  };
  readonly facilities: readonly InstanceFacility[];
  readonly resources: readonly InstanceResource[];
  readonly packages: readonly InstancePackage[];
  readonly limits: {
    readonly budget: number | null;
    readonly maxFacilities: number | null;
    readonly lead: boolean;
    readonly excluded: ReadonlySet<number>;
  };
};

/** `[count, value]` again and again, over the whole grid. */
export type Runs = readonly (readonly [count: number, value: number])[];

export type InstanceFacility = {
  readonly id: string;
  readonly region: number;
  readonly rating: number;
  readonly tier: number;
  readonly lead: boolean;
};

export type InstanceResource = {
  readonly id: string;
  readonly facility: number;
  /** 1 where open, 0 where closed; null: always open. */
  readonly open: Runs | null;
  readonly free: Runs;
};

export type InstancePackage = {
  readonly key: string;
  readonly needs: readonly InstanceNeed[];
  readonly ways: readonly InstanceWay[];
  readonly earliest: number;
  readonly latest: number;
  readonly after: readonly { readonly package: number; readonly gb: number }[];
  readonly tier: number;
  readonly maxPrice: number | null;
  readonly together: string | null;
  readonly weight: number;
};

export type InstanceNeed = {
  readonly key: string;
  /** `rates`: for each class of slots, money per unit and working slot. */
  readonly candidates: readonly { readonly resource: number; readonly rates: readonly number[] }[];
};

/** Working slots, and units for each need in their order. */
export type InstanceWay = { readonly slots: number; readonly units: readonly number[] };

/** Security tiers in rising order; `tier` is a place in this list. */
export const tiers = ['NONE', 'SELF_DECLARED', 'THIRD_PARTY'] as const;
