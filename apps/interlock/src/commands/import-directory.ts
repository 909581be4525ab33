import { basename } from 'node:path';
import { Command } from 'commander';
import type { Refusal } from '#kernel/result';
import { CannotStart } from '#service/start/stop-reason';
import type { DirectoryImported } from '../../../facilities/src/facilities.module';
import { loadDirectory, readRegistry, shippedDirectory } from '../directory/load-directory';
import { onServices } from './on-services';

/** `import directory`: brings the directory of real houses to what a file says; without one, to the copy that comes along. */
export const importDirectoryCommand = new Command('directory')
  .description('bring the directory of real houses to what a registry says')
  .argument(
    '[file.json]',
    'a registry, as apps/facilities/directory/README.md describes it; else the one that comes along',
  )
  .option('--credit <text>', 'whom to thank for it, and its licence (default: ISDCF)')
  .addHelpText(
    'after',
    '\nThe file is judged whole: with a fault in it nothing is changed, and each fault is a line. Again is harmless.',
  )
  .action(importDirectory);

async function importDirectory(given: string | undefined, { credit }: { readonly credit?: string }): Promise<void> {
  const path = given ?? shippedDirectory;
  const file = readRegistry(path);
  const done = await onServices((services) => loadDirectory(services, file, credit));
  if (!done.ok) throw new CannotStart(faultsOf(file, done.refusals).join('\n'));
  for (const line of summaryOf(basename(path), done.value)) console.log(line);
}

const mostShown = 50;

/** A line for each fault, entries counted from 1 and named by their code where they have one. */
function faultsOf(file: unknown, refusals: readonly Refusal[]): readonly string[] {
  const shown = refusals
    .slice(0, mostShown)
    .map(({ code, message, field }) => `${placeOf(file, field)}${code} ${message}`);
  const rest = refusals.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… and ${rest} faults more`] : []), 'Nothing was imported.'];
}

function placeOf(file: unknown, [first, ...field]: readonly string[]): string {
  if (first === undefined) return '';
  if (!/^\d+$/.test(first)) return `${first}: `;
  const entry: unknown = Array.isArray(file) ? file[Number(first)] : null;
  const code = typeof entry === 'object' && entry !== null && 'code' in entry ? ` (${JSON.stringify(entry.code)})` : '';
  return `entry ${Number(first) + 1}${code}${field.length > 0 ? `, ${field.join('.')}` : ''}: `;
}

function summaryOf(file: string, { added, changed, unchanged, kept }: DirectoryImported): readonly string[] {
  const left = kept.length > mostShown ? `${kept.slice(0, mostShown).join(', ')}, …` : kept.join(', ');
  return [
    `${file}: ${added} new, ${changed} changed, ${unchanged} unchanged`,
    ...(kept.length > 0 ? [`Not in this file, and kept as they were: ${kept.length} (${left})`] : []),
  ];
}
