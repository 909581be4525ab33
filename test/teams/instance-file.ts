/** An instance as its file has it, for tests that write one. What it means stands in the public page of the format. */
export type InstanceFile = {
  format: 'interlock-team-instance/1';
  name: string;
  currency: string;
  grid: { start: string; slotMinutes: number; slots: number };
  slotClasses?: { names: string[]; runs: RunsOfFile } | null;
  openings?: Record<string, RunsOfFile> | null;
  regions: { names: string[]; lag: number[][]; perGB: number[][]; handoffFee: number };
  facilities: { id: string; region: string; rating: number; security?: Tier | null; lead?: boolean | null }[];
  resources: { id: string; facility: string; open?: string | null; free: RunsOfFile }[];
  packages: PackageOfFile[];
  limits: {
    budget?: number | null;
    maxFacilities?: number | null;
    lead?: boolean | null;
    excludeFacilities?: string[] | null;
  };
};

export type PackageOfFile = {
  key: string;
  capability: string;
  needs: { key: string; candidates: { resource: string; rate: number | Record<string, number> }[] }[];
  ways: { slots: number; units: Record<string, number> }[];
  earliest: number;
  latest: number;
  after: { package: string; gb: number }[];
  security?: Tier | null;
  maxPrice?: number | null;
  together?: string | null;
  weight?: number | null;
};

export type RunsOfFile = [count: number, value: number][];
export type Tier = 'NONE' | 'SELF_DECLARED' | 'THIRD_PARTY';
