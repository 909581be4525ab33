import { uuidOf, type Id } from '#kernel/ids';
import { databaseUrlOf, inDatabase, killsOfPostgres } from '../races/kills';
import { codes, freshKey } from '../world/client';
import { overbookings } from '../world/overbooking';
import { aRoom, type Person, signUp } from '../world/people';
import { emptyFolder, leaveNothing, postgresOf, runs, Server } from '../world/server';
import { pause, until } from '../world/waiting';

const request = 'request { id status version lines { commitment { id state } } }';
/** Two of the eight who ask share each day, and a day has room for six: some are held, some refused. */
const periodOf = (n: number) => {
  const day = String(1 + (n % 28)).padStart(2, '0');
  return { start: `2031-03-${day}T08:00:00Z`, end: `2031-03-${day}T17:00:00Z` };
};

let data: string;
let server: Server;
let house: Person;
let producer: Person;
let room: string;

beforeAll(async () => {
  data = emptyFolder();
  server = await Server.start({ INTERLOCK_DATA: data });
  [house, producer] = [await signUp(server.url, 'FACILITY'), await signUp(server.url, 'PRODUCER')];
  const windows = [['2031-03-01T00:00:00Z', '2031-04-01T00:00:00Z']] as const;
  room = (await aRoom(house, { units: 6, windows })).id;
}, 60_000);
afterAll(leaveNothing);

const databaseUrl = (): string => databaseUrlOf(data);

type Told = { readonly input: object; readonly answers: unknown[] };

/** Eight who send requests one after the other, and try a key again until it is answered. */
class Load {
  readonly told: Told[] = [];
  failures = 0;
  longestMs = 0;
  private isOver = false;
  private readonly clients = Array.from({ length: 8 }, (_, at) => this.run(at));

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async run(at: number): Promise<void> {
    for (let n = at; !this.isOver; n += 4) {
      const input = { lines: [{ resourceId: room, period: periodOf(n) }], idempotencyKey: freshKey() };
      const told: Told = { input, answers: [] };
      this.told.push(told);
      while (told.answers.length === 0) await this.ask(told);
    }
  }

  private async ask({ input, answers }: Told): Promise<void> {
    const began = Date.now();
    try {
      answers.push(await producer.do('sendRequest', 'SendRequestInput', input, request));
    } catch (fault) {
      this.failures++;
      expect(String(fault)).toContain('INTERNAL');
      await pause(100);
    } finally {
      this.longestMs = Math.max(this.longestMs, Date.now() - began);
    }
  }
}

describe('a server whose PostgreSQL is killed under load', () => {
  it.each(Object.entries(killsOfPostgres))(
    '(%s), is ready again by itself and has lost nothing it answered',
    async (_, kill) => {
      const load = new Load();
      await until(() => load.told.length > 24, 'the load runs');
      const watch = new Readiness();
      await kill(data);
      await until(() => watch.seen.has(503), 'it says that it is not ready');
      watch.seen.clear();
      await until(() => watch.seen.has(200), 'it is ready again', 30_000);
      const answered = load.told.length;
      await until(() => load.told.length > answered + 16, 'the load runs on');
      await Promise.all([load.end(), watch.end()]);

      expect(server.isAlive).toBe(true);
      expect(load.failures).toBeGreaterThan(0);
      expect(load.longestMs).toBeLessThan(15_000);
      for (const { input, answers } of load.told)
        answers.push(await producer.do('sendRequest', 'SendRequestInput', input, request));
      for (const { answers } of load.told) expect(answers[1]).toEqual(answers[0]);
      expect(
        load.told.flatMap(({ answers }) => codes(answers[0] as never)).filter((code) => code !== 'UNITS_TAKEN'),
      ).toEqual([]);
      await everythingAdds(load.told.map(({ answers }) => answers[0] as { request: { id: string } | null }));
    },
  );

  it('stops on a signal in the midst of it, and leaves no process behind', async () => {
    const first = postgresOf(data) ?? 0;
    process.kill(first, 'SIGKILL');
    expect(await server.stop()).toBe(0);
    await until(() => !runs(first), 'the killed one is gone');
    expect(postgresOf(data)).toBeNull();
  });
});

/** What the readiness of the server has been, asked all the time. */
class Readiness {
  readonly seen = new Set<number>();
  private isOver = false;
  private readonly asking = this.ask();

  end(): Promise<void> {
    this.isOver = true;
    return this.asking;
  }

  private async ask(): Promise<void> {
    while (!this.isOver) {
      this.seen.add(await server.readiness());
      await pause(10);
    }
  }
}

/** One request for each answer that granted one, one commitment for each request, nothing under way, nothing overbooked. */
async function everythingAdds(answers: readonly { readonly request: { readonly id: string } | null }[]): Promise<void> {
  const granted = answers.flatMap((answer) => (answer.request ? [uuidOf(answer.request.id as Id)] : []));
  expect(granted.length).toBeGreaterThan(0);
  expect(new Set(granted).size).toBe(granted.length);
  const { rows } = await inDatabase(databaseUrl(), (client) =>
    client.query(
      `select (select count(*) from partnerships.requests r where r.id = any($1) and r.status = 'SENT')::int as sent,
         (select count(*) from facilities.commitments c where c.request_id = any($1) and c.state = 'HELD')::int as held,
         (select count(*) from partnerships.intents)::int as open,
         (select count(*) from partnerships.keys where state = 'OPEN')::int as unanswered,
         (select count(*) from facilities.commitments c where not exists
           (select from partnerships.lines l where l.commitment_id = c.id))::int as unknown`,
      [granted],
    ),
  );
  expect(rows[0]).toEqual({ sent: granted.length, held: granted.length, open: 0, unanswered: 0, unknown: 0 });
  expect(await overbookings(databaseUrl())).toEqual([]);
}
