import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { freshDatabase } from '../world/database';
import { emptyFolder, leaveNothing, on, postgresOf, runs, Server, startInVain } from '../world/server';
import { until } from '../world/waiting';

afterAll(leaveNothing);

describe('a start that cannot work says why in one line, ends with 1 and leaves nothing', () => {
  it('when the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const address = holder.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const data = emptyFolder();
    const { code, lines } = await startInVain({ INTERLOCK_PORT: String(port), INTERLOCK_DATA: data });
    holder.close();
    expect(lines.filter((line) => !line.includes('no pages'))).toEqual([
      `Port ${port} is taken: stop what uses it, or set INTERLOCK_PORT to another (0 takes a free one).`,
    ]);
    expect(code).toBe(1);
    expect(postgresOf(data)).toBeNull();
  });

  it('when the data folder cannot be made', async () => {
    const file = join(emptyFolder(), 'a file');
    writeFileSync(file, '');
    const { code, lines } = await startInVain({ INTERLOCK_DATA: join(file, 'data') });
    expect(lines).toEqual([expect.stringMatching(/^INTERLOCK_DATA: the folder cannot be used \(.*\); give this user/)]);
    expect(code).toBe(1);
  });

  // Who may do everything is stopped by what the server's own user may not do.
  const asRoot = process.getuid?.() === 0;
  it(`when ${asRoot ? 'the folder above is closed to the user of PostgreSQL' : 'the folder is closed to this user'}`, async () => {
    const closed = emptyFolder(asRoot ? 0o700 : 0o500);
    const { code, lines } = await startInVain({ INTERLOCK_DATA: join(closed, 'data') });
    chmodSync(closed, 0o700);
    expect(lines).toEqual([expect.stringContaining(asRoot ? `chmod o+x ${closed}` : 'INTERLOCK_DATA: the folder')]);
    expect(code).toBe(1);
  });

  it('when the folder of the database holds something else', async () => {
    const data = emptyFolder();
    mkdirSync(join(data, 'postgres'));
    writeFileSync(join(data, 'postgres/holiday.jpg'), '');
    const { code, lines } = await startInVain({ INTERLOCK_DATA: data });
    expect(lines).toEqual([expect.stringContaining(`${data}/postgres holds something that is no database`)]);
    expect(code).toBe(1);
  });

  it('when the address is none of this machine', async () => {
    const database = on(await freshDatabase());
    const { code, lines } = await startInVain({ ...database, INTERLOCK_HOST: '192.0.2.1' });
    expect(lines.filter((line) => !line.includes('no pages'))).toEqual([
      'INTERLOCK_HOST: 192.0.2.1 is no address of this machine.',
    ]);
    expect(code).toBe(1);
  });

  it('with every fault of its settings, a line each', async () => {
    const { code, lines } = await startInVain({
      ...{ INTERLOCK_PORT: 'http', INTERLOCK_HOLD: 'P1Y', INTERLOCK_SECRET: 'short', INTERLOCK_COLOUR: 'red' },
      ...{ INTERLOCK_NATS_URL: 'nats://127.0.0.1', INTERLOCK_SMTP_URL: 'mail.example.org:25' },
      ...{ INTERLOCK_MAIL_FROM: 'nobody', INTERLOCK_PUBLIC_URL: 'interlock.example.org' },
    });
    expect([...lines].sort()).toEqual([
      'INTERLOCK_COLOUR: no setting has this name',
      'INTERLOCK_HOLD: must be a length of at least PT1S: PTnS, or P[nW][nD][T[nH][nM]] up to 366 days, as P3D',
      'INTERLOCK_MAIL_FROM: must be an address, as Interlock <post@example.org>',
      'INTERLOCK_NATS_URL: this part is not built yet; unset it to start',
      'INTERLOCK_PORT: must be a port number from 0 to 65535',
      'INTERLOCK_PUBLIC_URL: must be an http address',
      'INTERLOCK_SECRET: must have at least 32 bytes',
      'INTERLOCK_SMTP_URL: must be an smtp:// or smtps:// address',
    ]);
    expect(code).toBe(1);
  });

  it('when the database it is told of does not answer', async () => {
    const { code, lines } = await startInVain(on('postgres://interlock:wrong@127.0.0.1:1/interlock'));
    expect(lines).toEqual([expect.stringMatching(/^INTERLOCK_DATABASE_URL: the database does not let us in \(.+\)/)]);
    expect(code).toBe(1);
  });
});

describe('a server with its own database', () => {
  it('goes without a trace, keeps its folder to itself, and takes over what a killed one has left', async () => {
    const data = emptyFolder();
    const env = { INTERLOCK_DATA: data };
    const first = await Server.start(env);
    const database = postgresOf(data);
    expect(database).not.toBeNull();

    const second = await startInVain(env);
    expect(second).toEqual({
      code: 1,
      lines: [
        `Interlock runs already on ${data} (process ${first.pid}): stop that one, or set INTERLOCK_DATA to another folder.`,
      ],
    });
    expect(await first.readiness()).toBe(200);

    await first.kill();
    expect(postgresOf(data)).toBe(database);
    const heir = await Server.start(env);
    expect(postgresOf(data)).toBe(database);
    expect(await heir.readiness()).toBe(200);

    expect(await heir.stop()).toBe(0);
    expect(runs(database ?? 0)).toBe(false);
    expect(postgresOf(data)).toBeNull();
  });

  it('can be stopped while it still starts', async () => {
    const data = emptyFolder();
    const starting = startInVain({ INTERLOCK_DATA: data });
    await until(() => postgresOf(data) !== null, 'PostgreSQL is being started');
    process.kill(Number(readFileSync(join(data, 'server.lock'), 'utf8')), 'SIGTERM');
    expect((await starting).code).toBe(0);
    expect(postgresOf(data)).toBeNull();
  });
});

describe('a server on a database of somebody else', () => {
  it('stops on a signal and leaves the database alone', async () => {
    const server = await Server.start(on(await freshDatabase()));
    expect(await server.readiness()).toBe(200);
    expect(await server.stop()).toBe(0);
  });
});
