// npm run soak:teams: teams for generated briefs of 8 packages and 50 candidates, for all four objectives, every answer checked by
// the validator beside this checkout. A violation, or a promise that is not kept, ends it non-zero. `--quick`: as npm test does it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { built, isQuick, percentile } from '../bench/measure.mjs';
import { makeServerReady, root } from '../../apps/interlock/bin/ready.mjs';

const seeds = Array.from({ length: isQuick ? 10 : 50 }, (_, at) => at + 1);
const limits = { cheapest: 10_000, 'fewest-facilities': 2_000, earliest: 2_000, 'best-rated': 2_000 };
/** What is promised of the first within its time, and of the others. */
const shareProven = (objective) => (objective === 'cheapest' ? 1 : 0.8);

const flags = [
  {},
  { pairs: 2, lead: true },
  { multi: 0.6, weekendRates: 0.5 },
  { maxFacilities: 4, budget: 1.1 },
  { exclude: 5, security: 0.6, ceilings: 0.6 },
  { multi: 0.4, pairs: 1, weekendRates: 0.3, lead: true, maxFacilities: 5, budget: 1.2 },
];
const impossible = ['budget', 'window', 'facilities', 'security', 'together'];
const turn = (list, at) => list[at % list.length];

/** A third of them impossible, each way in turn. */
function briefsOf(seed) {
  const brief = (more) => ({ packages: 8, candidates: 50, seed, ...more });
  const spoilt = (at) => brief({ ...turn(flags, seed + at), infeasible: turn(impossible, (seed >> 1) + at) });
  if (isQuick) return [brief(turn(flags, seed)), ...(seed % 2 === 0 ? [spoilt(0)] : [])];
  return [...[0, 1, 2, 3].map((at) => brief(turn(flags, seed + at))), spoilt(0), spoilt(1)];
}

async function tool(name) {
  const path = join(root, '../shared/tools', name);
  if (!existsSync(path))
    throw new Error(`${path} is missing: the generator and the validator stand beside this checkout.`);
  return import(pathToFileURL(path).href);
}

async function soak() {
  const { generate } = await tool('generate-briefs.mjs');
  const { checkResult } = await tool('check-team.mjs');
  await makeServerReady();
  const { parseInstance, solveInstance } = built('apps/partnerships/src/partnerships.module');
  const counts = Object.fromEntries(Object.keys(limits).map((name) => [name, {}]));
  const times = Object.fromEntries(Object.keys(limits).map((name) => [name, []]));
  const faults = [];
  const briefs = seeds.flatMap(briefsOf);
  for (const [at, brief] of briefs.entries()) {
    const instance = generate(brief);
    const parsed = parseInstance(JSON.stringify(instance));
    if (!parsed.ok) throw new Error(parsed.faults.join('\n'));
    const results = {};
    for (const [objective, timeLimitMs] of Object.entries(limits)) {
      const ask = { objectives: [objective], timeLimitMs, now: () => performance.now() };
      Object.assign(results, solveInstance(parsed.instance, ask).results);
      const { status, stats } = results[objective];
      times[objective].push(stats.ms);
      counts[objective][status] = (counts[objective][status] ?? 0) + 1;
      const isWrong = brief.infeasible && status !== 'infeasible' && status !== 'unknown';
      if (isWrong) faults.push(`${JSON.stringify(brief)}: ${objective} is ${status}, and cannot be`);
    }
    const answer = { format: 'interlock-team-result/1', instance: instance.name, results };
    faults.push(...checkResult(instance, answer).map((line) => `${JSON.stringify(brief)}: ${line}`));
    if (!isQuick && (at + 1) % 30 === 0)
      console.log(`${at + 1} of ${briefs.length} briefs, ${faults.length} violations`);
  }
  report({ counts, times, faults }, briefs.length);
}

function report({ counts, times, faults }, total) {
  for (const fault of faults) console.log(`VIOLATION ${fault}`);
  for (const [objective, count] of Object.entries(counts)) {
    const proven = ((count.optimal ?? 0) + (count.infeasible ?? 0)) / total;
    const isKept = proven >= shareProven(objective);
    const words = ['optimal', 'infeasible', 'feasible', 'unknown'].map((status) => `${count[status] ?? 0} ${status}`);
    const [middle, longest] = [0.5, 1].map((share) => Math.round(percentile(times[objective], share)));
    console.log(`${objective}: ${words.join(', ')}; ${middle} ms in the middle, ${longest} ms at most`);
    if (isKept) continue;
    console.log(`${objective}: ${shareProven(objective) * 100} % must be proven`);
    process.exitCode = 1;
  }
  console.log(`${total} briefs, ${faults.length} violations`);
  if (faults.length > 0) process.exitCode = 1;
}

await soak();
