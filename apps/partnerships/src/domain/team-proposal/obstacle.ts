/** Why no team was found, or what was left out: a demand by its name, the packages it bears on, and what is known to help. */
export type Obstacle = {
  /** Keys; empty where it is the brief as a whole. */
  readonly packages: readonly string[];
  readonly constraint:
    | 'candidates'
    | 'currency'
    | 'size'
    | 'budget'
    | 'max-facilities'
    | 'together'
    | 'excluded'
    | 'security'
    | 'price-ceiling'
    | 'earliest'
    | 'latest';
  readonly message: string;
  readonly relaxation: string | null;
};
