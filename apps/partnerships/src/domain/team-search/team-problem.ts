/**
 * What a search for a team has to know, and nothing else: packages, who could do each, when and for how much. A brief with the
 * calendars of its candidates is one way to fill it, a file of instances another. Times are whole numbers on any axis (slots of
 * a grid, milliseconds of UTC): only their order counts, and the lags added to them. Costs are whole minor units of one currency.
 */
export type TeamProblem = {
  readonly packages: readonly PackageToPlace[];
  readonly houses: readonly House[];
  readonly resources: readonly FreeUnits[];
  readonly handovers: Handovers;
  readonly limits: {
    /** For everything, handovers included; null: none. */
    readonly budget: number | null;
    /** Distinct houses of the team at most; null: any number. */
    readonly maxHouses: number | null;
    /** One house of the team at least can lead. */
    readonly needsLead: boolean;
  };
};

export type PackageToPlace = {
  readonly key: string;
  /** Whoever fills this has left out what floor, price ceiling, window, sight or exclusion rule out. */
  readonly candidates: readonly Candidate[];
  /** Packages (by index) that must have ended first, and what they hand over. No cycles, at most one of a pair. */
  readonly after: readonly { readonly package: number; readonly gb: number }[];
  /** Packages with the same label go to one house. */
  readonly together: string | null;
  /** How much a house's lost rating counts here, for BEST_RATED. */
  readonly weight: number;
};

/**
 * One way of doing a package: the resources of one house that work on it at the same time, and every start that is possible
 * there by itself. `starts`, `ends` and `costs` are as long as each other; starts ascend and none comes twice.
 */
export type Candidate = {
  readonly house: number;
  /** One for each need of the package, in their order; a resource may come twice, then its units add up. */
  readonly takes: readonly { readonly resource: number; readonly units: number }[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly costs: readonly number[];
  /** Where it rests between start and end, as closed nights: it takes no units there. Ascending, apart from each other. */
  readonly rests: readonly Span[];
};

/** Half-open, from the first up to the second. */
export type Span = readonly [start: number, end: number];

export type House = {
  readonly region: number;
  /** 0 to 100, as rated. */
  readonly rating: number;
  readonly canLead: boolean;
};

/** Units free from each moment on, until the next: what all packages of one brief together may take. Ascending; 0 before the first. */
export type FreeUnits = readonly { readonly from: number; readonly units: number }[];

/** Between two houses, by their regions (from, to). At one house nothing is handed over: no lag, no cost. */
export type Handovers = {
  readonly lag: readonly (readonly number[])[];
  readonly perGB: readonly (readonly number[])[];
  /** For each handover, whatever its size. */
  readonly fee: number;
};

export type Objective = 'CHEAPEST' | 'FEWEST_FACILITIES' | 'EARLIEST' | 'BEST_RATED';

/** For each package, in order: which of its candidates, and which of that candidate's starts (both by index). */
export type Choice = { readonly candidate: number; readonly start: number };

export type TeamAnswer = {
  /** `feasible`: a team, not proven best. `unknown`: neither a team nor a proof in the time given. */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  readonly choices: readonly Choice[] | null;
  /** What the objective counts, of the team found: cost, houses, end of the last package, weighted rating lost. */
  readonly value: number | null;
  /** No team has a lower value: proven. Null where nothing is. */
  readonly bound: number | null;
  readonly cost: number | null;
  /** No team of this value costs less: proven. */
  readonly isCheapestOfItsValue: boolean;
  readonly nodes: number;
  readonly firstTeamMs: number | null;
};
