import { createWriteStream } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { CannotStart } from '#service/start/stop-reason';
import { ExportWorld } from '../world/export-world';
import { onServices } from './on-services';

/** `export world`: everything the bulk import format has words for. */
export const exportWorldCommand = new Command('world')
  .description('write everything as a world that can be imported: one JSON object a line')
  .option('--out <file.ndjson>', 'where to; otherwise to standard output')
  .addHelpText('after', '\nWhat the format has no word for is left out; standard error says how much of what.')
  .action(exportWorld);

async function exportWorld({ out }: { readonly out?: string }): Promise<void> {
  const leftOut = await onServices(async (services) => {
    const world = new ExportWorld(services);
    const target: Writable = out === undefined ? process.stdout : createWriteStream(out);
    try {
      await pipeline(Readable.from(textOf(world)), target, { end: out !== undefined });
    } catch (fault) {
      throw fault instanceof Error && 'code' in fault && 'syscall' in fault
        ? new CannotStart(`${out ?? 'standard output'} cannot be written: ${fault.message}`)
        : fault;
    }
    return world.leftOut;
  });
  for (const [what, count] of leftOut) console.error(`left out: ${count} ${what}`);
}

async function* textOf(world: ExportWorld): AsyncGenerator<string> {
  for await (const line of world.lines()) yield `${JSON.stringify(line)}\n`;
}
