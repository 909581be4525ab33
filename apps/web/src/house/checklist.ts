/** What a house does on its way to a first request, in order; every step ticks itself from what there is. */

type Resource = {
  readonly id: string;
  readonly claims: readonly unknown[];
  readonly rates: readonly unknown[];
  /** When the last of its windows ends, however far ahead. */
  readonly offeredUntil: string | null;
};

type Facility = {
  readonly id: string;
  readonly assessments: readonly unknown[];
};

export type StepName = 'facility' | 'resource' | 'claims' | 'capacity' | 'rates' | 'assessment';

/** `on` is the resource, or for `resource` the facility, at which the step is done next; null when there is none yet. */
export type Step = { readonly name: StepName; readonly isDone: boolean; readonly on: string | null };

/** `resources` are those of the site that leads: the first that has any. */
export function stepsOf(facilities: readonly Facility[], resources: readonly Resource[]): readonly Step[] {
  // The step is offered where the least is missing, so that one resource is soon complete.
  const filled = ({ claims, rates, offeredUntil }: Resource) =>
    [claims.length > 0, rates.length > 0, offeredUntil !== null].filter(Boolean).length;
  const [nearest] = [...resources].sort((one, other) => filled(other) - filled(one));
  const onResource = (name: StepName, has: (one: Resource) => boolean): Step => ({
    name,
    isDone: resources.some(has),
    on: nearest?.id ?? null,
  });
  return [
    { name: 'facility', isDone: facilities.length > 0, on: null },
    { name: 'resource', isDone: resources.length > 0, on: facilities[0]?.id ?? null },
    onResource('claims', ({ claims }) => claims.length > 0),
    onResource('capacity', ({ offeredUntil }) => offeredUntil !== null),
    onResource('rates', ({ rates }) => rates.length > 0),
    {
      name: 'assessment',
      isDone: facilities.some(({ assessments }) => assessments.length > 0),
      on: facilities[0]?.id ?? null,
    },
  ];
}
