import { searchTeam } from '../team-search/search-team';
import { poseInstance } from './pose-instance';
import type { TeamInstance } from './team-instance';
import { type ObjectiveName, objectives, type ObjectiveResult, resultFor, type TeamResult } from './team-result';

export const objectiveNames = Object.keys(objectives) as readonly ObjectiveName[];

type Run = {
  readonly objectives: readonly ObjectiveName[];
  /** For each objective, posing the question included. */
  readonly timeLimitMs: number;
  /** Milliseconds of any clock that does not go back. */
  readonly now: () => number;
};

/** What the file of results holds: an answer for each objective, in the order asked. */
export function solveInstance(instance: TeamInstance, { objectives: asked, timeLimitMs, now }: Run): TeamResult {
  const began = now();
  const posed = poseInstance(instance);
  const posingMs = now() - began;
  const results: Partial<Record<ObjectiveName, ObjectiveResult>> = {};
  for (const name of asked) {
    const start = now() - posingMs;
    const clock = { msLeft: () => start + timeLimitMs - now() };
    const answer = searchTeam(posed.problem, objectives[name], clock);
    results[name] = resultFor(name, answer, { instance, posed, ms: now() - start });
  }
  return { format: 'interlock-team-result/1', instance: instance.name, results };
}
