import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { Clock } from '#service/clock';
import {
  type ObjectiveName,
  objectiveNames,
  parseInstance,
  solveInstance,
} from '../../../partnerships/src/partnerships.module';

type Flags = { readonly objective: ObjectiveName | 'all'; readonly timeLimitMs: number };

/** Bad flags, an unreadable file, an invalid instance: no result. */
const noResult = 2;

/** `solve`: works on the one file and nothing else; needs no settings, no database, no server. */
export const solveCommand = new Command('solve')
  .description('find the best team for an instance in a file; the result goes to standard output')
  .argument('<instance.json>', 'a file of the format interlock-team-instance/1')
  .addOption(
    new Option('--objective <name>', 'what to look for').choices([...objectiveNames, 'all']).default('cheapest'),
  )
  .option('--time-limit-ms <n>', 'for each objective, in milliseconds', readLimit, 2000)
  .addHelpText(
    'after',
    '\nExits 0 with a result of any status, and 2 without one: each fault of the file is then a line.',
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : noResult))
  .action(solve);

function readLimit(words: string): number {
  const limit = Number(words);
  if (/^\d+$/.test(words) && Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new InvalidArgumentError('It is a whole number of milliseconds, from 1 on.');
}

function solve(path: string, { objective, timeLimitMs }: Flags): void {
  const text = readText(path);
  const parsed = text === null ? null : parseInstance(text);
  if (parsed?.ok === false) for (const fault of parsed.faults) console.error(fault);
  if (!parsed?.ok) {
    process.exitCode = noResult;
    return;
  }
  const asked = objective === 'all' ? objectiveNames : [objective];
  const clock = new Clock();
  const result = solveInstance(parsed.instance, { objectives: asked, timeLimitMs, now: () => clock.now() });
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

/** The text of the file; null, and a line that says why, where it cannot be read. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
    console.error(`${path}: cannot be read: ${fault.message}`);
    return null;
  }
}
