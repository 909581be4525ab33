import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { Command } from 'commander';
import { CannotStart } from '#service/start/stop-reason';
import { BringCalendar } from '../../../facilities/src/facilities.module';
import { operationOf } from '../world/services';
import { onServices } from './on-services';

type Flags = { readonly resource: string; readonly name?: string; readonly units?: number };

/** The file could not be read, or may not be imported. */
const nothingDone = 2;

/** `import calendar`: events of a calendar file become time that the house keeps for itself. */
export const importCalendarCommand = new Command('calendar')
  .description('take in a calendar file (iCalendar): its events keep time of a resource')
  .argument('<file.ics>', 'as Google, Outlook, Apple and others export it')
  .requiredOption('--resource <resource id>', 'whose time it is, as resource_…')
  .option(
    '--name <name>',
    'its name in the house; the file that has it already is replaced (default: the name of the file)',
  )
  .option('--units <count>', 'how many units each event takes (default: all there are)', Number)
  .addHelpText(
    'after',
    [
      '\nEvents from a month ago to two years from now are taken; an event that cannot be read is left out, a line for each.',
      'Again is harmless: what is as it was stays as it is, and events that are gone give their time back.',
      'Exits 0 when nothing was left out, 1 when something was, 2 when the file could not be read or may not be imported.',
    ].join('\n'),
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : nothingDone))
  .action(importCalendar);

async function importCalendar(path: string, { resource: resourceId, name, units }: Flags): Promise<void> {
  try {
    const bytes = fileAt(path);
    const ask = { resourceId, name: name ?? basename(path, extname(path)), units: units ?? null };
    const brought = await onServices((services) => operationOf(services, 'facilities', BringCalendar).run(ask, bytes));
    if (!brought.ok)
      throw new CannotStart(brought.refusals.map(({ code, message }) => `${code} ${message}`).join('\n'));
    const { occurrences, faults, leftOut } = brought.value;
    for (const fault of faults) console.log(fault);
    console.log(`${basename(path)}: ${occurrences.length} events taken, ${leftOut} left out`);
    process.exitCode = leftOut > 0 ? 1 : 0;
  } catch (fault) {
    if (!(fault instanceof CannotStart)) throw fault;
    console.error(fault.message);
    process.exitCode = nothingDone;
  }
}

function fileAt(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault)) throw fault;
    throw new CannotStart(`${path} cannot be read: ${fault.message}`);
  }
}
