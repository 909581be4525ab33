import { Readable } from 'node:stream';
import { Client } from 'pg';
import { ImportWorld } from '../../../apps/interlock/src/world/import-world';
import { Person } from '../../world/people';
import { World } from '../../world/world';
import type { Lines } from '../search-oracle/lines';
import { admins } from './changes-of-sight';
import { classed, dearer, declared, founded, opened, pencils, type Scene, unverified } from './beyond-the-format';
import { inventedWorld } from './invented-world';

/** The invented world as the product has it now, and the lines that say so to the plain evaluation. */
export type LoadedWorld = Scene & { readonly world: World; readonly lines: Lines };

/**
 * Loads it as the operator would, then adds what no bulk import brings: holds, a queue, papers nobody has verified, standings, dearer
 * weekends, hours, classes, and what is declared of the use of AI.
 */
export async function loadedWorld(seed: number, start: number): Promise<LoadedWorld> {
  const world = await World.start();
  try {
    return await loadedInto(world, seed, start);
  } catch (fault) {
    await world.close();
    throw fault;
  }
}

async function loadedInto(world: World, seed: number, start: number): Promise<LoadedWorld> {
  const lines = inventedWorld(seed, start);
  const ids = await brought(world, lines);
  const idOf = (ref: string): string => ids.get(ref) ?? `nothing called ${ref}`;
  const members = new Map<string, Promise<Person>>();
  const memberOf = (ref: string): Promise<Person> => {
    const opened = () =>
      ref === admins ? world.admin() : world.colleague(new Person(world.url, '', '', '', idOf(ref)), 'OWNER');
    const known = members.get(ref) ?? opened();
    members.set(ref, known);
    return known;
  };
  const scene = { ids, idOf, memberOf };
  const client = new Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    let now = lines;
    now = { ...now, commitments: [...now.commitments, ...(await pencils(now, scene))] };
    now = { ...now, facilities: await unverified(now.facilities, scene) };
    now = { ...now, resources: await dearer(now, scene) };
    now = { ...now, resources: await declared(now, scene) };
    now = { ...now, resources: await founded(now, client, scene) };
    // After the pencils, which keep the time they have.
    now = { ...now, resources: await opened(now, scene) };
    now = { ...now, resources: await classed(now, scene) };
    return { ...scene, world, lines: now };
  } finally {
    await client.end();
  }
}

/** The ids that a bulk import gives to things, by their refs. */
async function brought(world: World, lines: Lines): Promise<Map<string, string>> {
  const text = [lines.organisations, lines.alliances, lines.facilities, lines.resources, lines.commitments].flat();
  const chunks = Readable.from(text.map((line) => Buffer.from(`${JSON.stringify(line)}\n`)));
  const ids = new Map<string, string>();
  const refused: unknown[] = [];
  await new ImportWorld(
    world.interlock.services,
    { source: 'invented', actsFor: null, isDry: false },
    { taken: (type, ref, thing) => ids.set(ref, `${type}_${thing}`), refused: (line) => refused.push(line) },
  ).read(chunks);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return ids;
}
