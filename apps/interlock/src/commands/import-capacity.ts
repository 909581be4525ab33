import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command, Option } from 'commander';
import { isId } from '#kernel/ids';
import { CannotStart } from '#service/start/stop-reason';
import { BringOrganisations } from '../../../accounts/src/accounts.module';
import { BringTable, tableKinds, type TableKind } from '../../../facilities/src/facilities.module';
import { operationOf } from '../world/services';
import { onServices } from './on-services';

type Flags = {
  readonly as: string;
  readonly facility?: string;
  readonly kind?: TableKind;
  readonly dryRun?: boolean;
  readonly refused?: string;
};

/** The file could not be read, or may not be imported. */
const nothingDone = 2;

/** `import capacity`: a CSV table of resources, of windows or of rates. */
export const importCapacityCommand = new Command('capacity')
  .description('bring in resources, windows or rates of a house from a CSV table')
  .argument('<file.csv>', 'in UTF-8; the first row names the columns')
  .requiredOption('--as <organisation id>', 'the house whose they are, as organisation_…')
  .option('--facility <facility id>', 'the site they belong to (default: the only one of the house)')
  .addOption(new Option('--kind <kind>', 'what the rows are (default: what the columns say)').choices(tableKinds))
  .option('--dry-run', 'judge every row and change nothing')
  .option('--refused <out.csv>', 'write the refused rows, each with the reason, to be mended and sent again')
  .addHelpText(
    'after',
    [
      '\nPrints a line of JSON for each fault, by row, then a summary. Again is harmless: what is so already is "same".',
      'Exits 0 when nothing was refused, 1 when something was, 2 when the file could not be read or may not be imported.',
    ].join('\n'),
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : nothingDone))
  .action(importCapacity);

async function importCapacity(path: string, flags: Flags): Promise<void> {
  try {
    const file = { name: basename(path), bytes: fileAt(path) };
    const bar = progress();
    const brought = await onServices(async (services) => {
      const organisation = flags.as;
      const found = isId('organisation', organisation)
        ? await operationOf(services, 'accounts', BringOrganisations).find(organisation)
        : null;
      if (found === null || !isId('organisation', organisation))
        throw new CannotStart(`--as: there is no organisation ${organisation}`);
      const { facility: facilityId = null, kind = null, dryRun: isDry = false } = flags;
      const ask = { organisation, facilityId, kind, isDry };
      return operationOf(services, 'facilities', BringTable).run(ask, file, bar.tell);
    }).finally(bar.stop);
    if (!brought.ok)
      throw new CannotStart(brought.refusals.map(({ code, message }) => `${code} ${message}`).join('\n'));
    const { table, counts, faults, refusedRows } = brought.value;
    for (const { row, column, expected, found, code } of faults)
      console.log(JSON.stringify({ row, column, expected, found, code }));
    if (flags.refused !== undefined && refusedRows !== null) write(flags.refused, refusedRows);
    const { rows, added, changed, same, refused } = counts;
    console.log(JSON.stringify({ table: table.id, kind: table.kind, state: table.state, rows, added, changed, same, refused })); // prettier-ignore
    process.exitCode = refused > 0 ? 1 : 0;
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
    throw cannot(`${path} cannot be read`, fault);
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (fault) {
    throw cannot(`${path} cannot be written`, fault);
  }
}

/** What the system says of a file; anything else is our fault and stays as it is. */
const cannot = (what: string, fault: unknown): unknown =>
  fault instanceof Error && 'code' in fault ? new CannotStart(`${what}: ${fault.message}`) : fault;

/** How far we are, where somebody looks on. */
function progress() {
  const bar = new SingleBar({
    format: '{bar} {value} of {total} rows',
    ...{ stream: process.stderr, clearOnComplete: true },
  });
  return {
    tell: (done: number, rows: number): void => {
      if (!process.stderr.isTTY) return;
      if (bar.isActive) bar.update(done);
      else bar.start(rows, done);
    },
    stop: (): void => bar.stop(),
  };
}
