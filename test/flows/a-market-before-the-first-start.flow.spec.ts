import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyFolder, leaveNothing, postgresOf, runCommand, Server, startCommand } from '../world/server';
import { until } from '../world/waiting';

afterAll(leaveNothing);

const organisations = (count: number): string =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({ type: 'organisation', ref: `org-${n}`, name: `Invented Post ${n}`, kind: 'FACILITY' }),
  ).join('\n');

describe('a command that starts a database of its own', () => {
  it('leaves none behind when it is interrupted, and goes on where it was; the server then brings no demo', async () => {
    const data = emptyFolder();
    const [market, map] = [join(data, 'market.ndjson'), join(data, 'map.ndjson')];
    writeFileSync(market, organisations(40_000));
    const cut = await startCommand({ INTERLOCK_DATA: data }, 'import', 'world', market, '--map', map);
    await until(() => existsSync(map) && statSync(map).size > 0, 'the import to have begun', 60_000);
    expect(postgresOf(data)).not.toBeNull();
    cut.interrupt();
    expect(await cut.ended).toBe(130);
    expect(postgresOf(data)).toBeNull();

    writeFileSync(market, organisations(600));
    const { code, lines } = await runCommand({ INTERLOCK_DATA: data }, 'import', 'world', market);
    expect(code).toBe(0);
    const { unchanged, accepted } = JSON.parse(lines.at(-1) ?? '') as Record<'unchanged' | 'accepted', number>;
    expect(unchanged).toBeGreaterThan(0);
    expect(unchanged + accepted).toBe(600);

    const server = await Server.start({ INTERLOCK_DATA: data, INTERLOCK_DEMO: '1' });
    expect(server.said).not.toContain('demo');
    expect(await server.stop()).toBe(0);
    expect(postgresOf(data)).toBeNull();
  }, 120_000);
});
