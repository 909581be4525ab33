import { createReadStream, openSync, statSync, writeSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { idOf, isId, type Id } from '#kernel/ids';
import { CannotStart } from '#service/start/stop-reason';
import { BringOrganisations } from '../../../accounts/src/accounts.module';
import { mostRefusals } from '../world/import-report';
import { type ImportListener, ImportWorld } from '../world/import-world';
import { operationOf, type Services } from '../world/services';
import { onServices } from './on-services';

type Flags = {
  readonly source: string;
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly as?: string;
};

/** The file could not be read, or the import was not allowed. */
const nothingDone = 2;

/** `import world`: brings in houses, alliances, resources and calendars, in the bulk import format. */
export const importWorldCommand = new Command('world')
  .description('bring in a whole world: one JSON object a line')
  .argument('<file.ndjson>', 'organisations, alliances, facilities, resources, commitments; - reads standard input')
  .option('--source <name>', 'where it comes from: refs are unique within a source', 'world')
  .option('--map <out.ndjson>', 'write type, ref and id of every line that was taken')
  .option('--dry-run', 'judge every line and change nothing')
  .option('--as <organisation id>', 'with the rights of the owner of this organisation, not those of an admin')
  .addHelpText(
    'after',
    [
      '\nPrints a line of JSON for each line that is refused, in the order of the file, then a summary.',
      `After ${mostRefusals} refusals it stops, and keeps what it took. Again is harmless: what is in already is "unchanged",`,
      'and an import that was cut off is begun again with the same command.',
      'Exits 0 when nothing was refused, 1 when something was, 2 when the file could not be read or may not be imported.',
    ].join('\n'),
  )
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : nothingDone))
  .action(importWorld);

async function importWorld(path: string, flags: Flags): Promise<void> {
  try {
    demandSound(flags);
    const file = openFile(path);
    const map = flags.map === undefined ? null : openMap(flags.map);
    const summary = await onServices(async (services) => {
      const actsFor = flags.as === undefined ? null : await findOrganisation(services, flags.as);
      const { source, dryRun: isDry = false } = flags;
      const bar = progress(file.bytes);
      const listener: ImportListener = {
        refused: (line) => bar.print(JSON.stringify(line)),
        taken: (type, ref, thing) => map?.(`${JSON.stringify({ type, ref, id: idOf(type, thing) })}\n`),
        read: (bytes) => bar.advance(bytes),
      };
      try {
        return await new ImportWorld(services, { source, actsFor, isDry }, listener).read(file.chunks);
      } finally {
        bar.stop();
      }
    });
    console.log(JSON.stringify(summary));
    process.exitCode = summary.refused > 0 ? 1 : 0;
  } catch (fault) {
    if (!(fault instanceof CannotStart)) throw fault;
    console.error(fault.message);
    process.exitCode = nothingDone;
  }
}

function demandSound({ source, map, dryRun }: Flags): void {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(source))
    throw new CannotStart('--source is 1 to 64 characters of A-Z a-z 0-9 . _ -');
  if (dryRun && map !== undefined)
    throw new CannotStart('--map needs an import that is not a --dry-run: nothing gets an id');
}

async function findOrganisation(services: Services, id: string): Promise<Id<'organisation'>> {
  const found = isId('organisation', id) ? await operationOf(services, 'accounts', BringOrganisations).find(id) : null;
  if (found === null || !isId('organisation', id)) throw new CannotStart(`--as: there is no organisation ${id}`);
  return id;
}

const readAtOnce = 1 << 20;

type WorldFile = { readonly chunks: AsyncIterable<Buffer>; readonly bytes: number | null };

/** The bytes of a file as they are wanted, and how many there will be; null where nobody can know. */
function openFile(path: string): WorldFile {
  if (path === '-') return { chunks: readable(process.stdin, 'standard input'), bytes: null };
  try {
    const found = statSync(path);
    const chunks = readable(createReadStream(path, { fd: openSync(path, 'r'), highWaterMark: readAtOnce }), path);
    return { chunks, bytes: found.isFile() ? found.size : null };
  } catch (fault) {
    throw cannot(`${path} cannot be read`, fault);
  }
}

async function* readable(stream: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const chunks = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch((fault: unknown) => {
      throw cannot(`${name} cannot be read`, fault);
    });
    if (next.done) return;
    yield next.value;
  }
}

function openMap(path: string): (line: string) => void {
  try {
    const file = openSync(path, 'w');
    return (line) => void writeSync(file, line);
  } catch (fault) {
    throw cannot(`${path} cannot be written`, fault);
  }
}

/** What the system says of a file; anything else is our fault and stays as it is. */
function cannot(what: string, fault: unknown): unknown {
  return fault instanceof Error && 'code' in fault ? new CannotStart(`${what}: ${fault.message}`) : fault;
}

const patienceMs = 2000;

/** How far we are, where somebody looks on and it takes more than a moment. Lines are printed above the bar. */
function progress(bytes: number | null) {
  const bar = new SingleBar({
    format: '{bar} {percentage} % of the file, {eta_formatted} left',
    ...{ stream: process.stderr, clearOnComplete: true, etaBuffer: 50 },
  });
  let done = 0;
  const isShown = bytes !== null && bytes > 0 && process.stderr.isTTY;
  const timer = isShown ? setTimeout(() => bar.start(bytes, done), patienceMs) : null;
  return {
    advance(by: number): void {
      done += by;
      if (bar.isActive) bar.update(done);
    },
    print: (line: string): void => console.log(line),
    stop(): void {
      if (timer) clearTimeout(timer);
      bar.stop();
    },
  };
}
