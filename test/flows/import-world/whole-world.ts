import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FactReaders } from '#service/facts/fact-readers';
import { projectRoot } from '#service/project-root';
import type { ServiceName } from '#service/services';
import type { RunningService } from '#service/start/service-app';
import { readDemoWorld } from '../../../apps/interlock/src/demo/demo-world';
import { ExportWorld } from '../../../apps/interlock/src/world/export-world';
import { type ImportAsk, ImportWorld } from '../../../apps/interlock/src/world/import-world';
import type { ImportSummary, RefusedLine } from '../../../apps/interlock/src/world/import-report';

type Services = ReadonlyMap<ServiceName, RunningService>;

const generator = join(projectRoot, '../shared/tools/generate-world.mjs');

/** A generated world that begins tomorrow; the packed one of the demo where the generator is not here. */
export function worldText(facilities: number, seed: number): Promise<string> {
  if (!existsSync(generator)) {
    const lines = readDemoWorld().map((line) => `${JSON.stringify(line)}\n`);
    return Promise.resolve(lines.join(''));
  }
  const start = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const words = ['--facilities', String(facilities), '--seed', String(seed), '--start', start];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [generator, ...words], { maxBuffer: 2 ** 29 }, (fault, said) =>
      fault ? reject(new Error(fault.message)) : resolve(said),
    );
  });
}

export type Imported = {
  readonly summary: ImportSummary;
  readonly refused: readonly RefusedLine[];
  /** Ids as the API has them, by ref. */
  readonly ids: ReadonlyMap<string, string>;
};

/** Brings text in, as the command does. */
export async function importText(services: Services, text: string, ask: Partial<ImportAsk> = {}): Promise<Imported> {
  const refused: RefusedLine[] = [];
  const ids = new Map<string, string>();
  const importing = new ImportWorld(
    services,
    { source: 'world', actsFor: null, isDry: false, ...ask },
    { refused: (line) => refused.push(line), taken: (type, ref, thing) => ids.set(ref, `${type}_${thing}`) },
  );
  const summary = await importing.read(Readable.from([Buffer.from(text)]));
  return { summary, refused, ids };
}

/** Everything as lines, in an order that does not depend on ids. */
export async function exportedLines(services: Services): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of new ExportWorld(services).lines()) lines.push(JSON.stringify(line));
  return lines.sort();
}

/** Until every service has read all that the others have told. */
export async function settled(services: Services): Promise<void> {
  for (const service of services.values()) {
    const readers = service.app.get(FactReaders);
    while (!(await readers.catchUp()));
  }
}
