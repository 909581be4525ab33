import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { Logs } from '#service/start/logs';
import { closeAll, startServices } from '../../apps/interlock/src/interlock';
import { freshDatabase, secretOfTests, testSettings } from '../world/database';
import { leaveNothing, on, runCommand, startCommand } from '../world/server';
import { pause } from '../world/waiting';
import { overbookings } from '../world/overbooking';
import { exportedLines, settled, worldText } from './import-world/whole-world';
import { Chance } from './search-world/chance';

let folder: string;
let file: string;
let lines: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'interlock-import-'));
  file = join(folder, 'world.ndjson');
  const text = await worldText(60, 11);
  writeFileSync(file, text);
  lines = text.trimEnd().split('\n').length;
}, 60_000);
afterAll(async () => {
  await leaveNothing();
  rmSync(folder, { recursive: true });
});

type Summary = {
  readonly summary: true;
  readonly accepted: number;
  readonly unchanged: number;
  readonly refused: number;
};

async function importTo(databaseUrl: string, ...words: readonly string[]) {
  const { code, lines: said } = await runCommand(on(databaseUrl), 'import', 'world', file, ...words);
  return { code, summary: JSON.parse(said.at(-1) ?? '{}') as Summary };
}

/** Kills an import as soon as so many lines are in the database; false when it had ended before. */
async function cutOff(databaseUrl: string, client: Client, after: number): Promise<boolean> {
  const command = await startCommand(on(databaseUrl), 'import', 'world', file);
  const over = command.ended.then(() => true);
  for (;;) {
    const { rows } = await client.query('select count(*)::int as count from facilities.import_lines');
    if (rows[0].count >= after) command.kill();
    if (await Promise.race([over, pause(5).then(() => false)])) return rows[0].count < lines;
  }
}

/** What there is, whatever its ids; and that every line is closed. */
async function contents(databaseUrl: string): Promise<readonly string[]> {
  const start = { settings: testSettings(), secret: secretOfTests, databaseUrl, logs: new Logs(false, 'error') };
  const services = await startServices(start);
  try {
    await settled(services);
    return await exportedLines(services);
  } finally {
    await closeAll(services);
  }
}

describe('an import that is killed at any moment', () => {
  it('ends the same when it is begun again at line 1, as often as it takes', async () => {
    const [whole, cut] = [await freshDatabase(), await freshDatabase()];
    expect(await importTo(whole)).toMatchObject({ code: 0, summary: { accepted: lines, refused: 0 } });

    const client = new Client({ connectionString: cut });
    await client.connect();
    try {
      const chance = new Chance(Date.now() % 1_000_000);
      const moments = Array.from({ length: 4 }, () => chance.whole(1, lines - 1)).sort((a, b) => a - b);
      const killed = [];
      for (const moment of moments) killed.push(await cutOff(cut, client, moment));
      expect(killed).toContain(true);
      const { code, summary } = await importTo(cut, '--map', join(folder, 'map.ndjson'));
      expect({ code, refused: summary.refused }).toEqual({ code: 0, refused: 0 });
      expect(summary.accepted + summary.unchanged).toBe(lines);

      const { rows } = await client.query(
        `select count(*)::int as lines, count(closed_at)::int as closed, count(distinct thing)::int as things from facilities.import_lines`,
      );
      expect(rows).toEqual([{ lines, closed: lines, things: lines }]);
      expect(readFileSync(join(folder, 'map.ndjson'), 'utf8').trimEnd().split('\n').length).toBe(lines);
      expect(await contents(cut)).toEqual(await contents(whole));
      expect(await overbookings(cut)).toEqual([]);
      expect(await importTo(cut)).toMatchObject({ code: 0, summary: { accepted: 0, unchanged: lines } });
    } finally {
      await client.end();
    }
  }, 180_000);
});
