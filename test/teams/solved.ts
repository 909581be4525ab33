import { parseInstance } from '../../apps/partnerships/src/domain/team-instance/parse-instance';
import { objectiveNames, solveInstance } from '../../apps/partnerships/src/domain/team-instance/solve-instance';
import type { ObjectiveName, ObjectiveResult } from '../../apps/partnerships/src/domain/team-instance/team-result';
import type { InstanceFile } from './instance-file';

/** The product's answers on one file, for every objective, with more time than a small file can take. */
export function solved(file: InstanceFile): Readonly<Record<ObjectiveName, ObjectiveResult>> {
  const parsed = parseInstance(JSON.stringify(file));
  if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
  const run = { objectives: objectiveNames, timeLimitMs: 60_000, now: () => Date.now() };
  return solveInstance(parsed.instance, run).results as Record<ObjectiveName, ObjectiveResult>;
}
