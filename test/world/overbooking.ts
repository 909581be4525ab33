import { Client } from 'pg';

/** An instant at which more units of a resource are taken than its window offers. */
export type Overbooking = {
  readonly resource: string;
  readonly at: Date;
  readonly taken: number;
  readonly offered: number;
};

type Span = { readonly resource: string; readonly starts: Date; readonly ends: Date; readonly units: number };

/**
 * Looks for overbooking in a whole database: for each resource it walks along every border of a window or of something taken
 * and counts both. It reads plain rows and shares nothing with the product, so that it can find the product's faults.
 */
export async function overbookings(databaseUrl: string): Promise<readonly Overbooking[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const windows = await client.query<Span>(
      'select resource_id as resource, lower(during) as starts, upper(during) as ends, units from facilities.capacity_windows',
    );
    const taken = await client.query<Span>(
      `select c.resource_id as resource, lower(s) as starts, upper(s) as ends, c.units
       from facilities.commitments c, unnest(c.during) as s where c.state in ('HELD', 'BOOKED', 'BLOCKED')`,
    );
    return sweep(windows.rows, taken.rows);
  } finally {
    await client.end();
  }
}

/** The sweep itself, over rows of any number of resources. */
export function sweep(windows: readonly Span[], taken: readonly Span[]): readonly Overbooking[] {
  const steps = [
    ...windows.flatMap((span) => stepsOf(span, 'offered')),
    ...taken.flatMap((span) => stepsOf(span, 'taken')),
  ];
  const byResource = Map.groupBy(steps, (step) => step.resource);
  return [...byResource].flatMap(([resource, own]) => {
    const faults: Overbooking[] = [];
    const level = { offered: 0, taken: 0 };
    own.sort((a, b) => a.at - b.at);
    own.forEach((step, index) => {
      level[step.of] += step.by;
      const isLastOfInstant = own[index + 1]?.at !== step.at;
      if (isLastOfInstant && level.taken > level.offered) faults.push({ resource, at: new Date(step.at), ...level });
    });
    return faults;
  });
}

type Step = { readonly resource: string; readonly at: number; readonly of: 'offered' | 'taken'; readonly by: number };

const stepsOf = ({ resource, starts, ends, units }: Span, of: Step['of']): readonly Step[] => [
  { resource, at: starts.getTime(), of, by: units },
  { resource, at: ends.getTime(), of, by: -units },
];
