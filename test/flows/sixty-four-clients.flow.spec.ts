import { inDatabase } from '../races/kills';
import { answeredOtherwise, Load, type Told, type Wish } from '../races/load';
import { Market } from '../races/market';
import { faultsOf } from '../races/proof';
import { freshDatabase } from '../world/database';
import { leaveNothing, on, Server } from '../world/server';
import { pause, until } from '../world/waiting';

/** `RACES=60 npm run jest -- test/flows/sixty-four` lets each load last so many seconds; `SEED` draws its wishes again. */
const seconds = Number(process.env['RACES'] ?? 1.5);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const clients = 64;
const patienceMs = 60_000 + seconds * 3000;

let database: string;
let server: Server;
let market: Market;
const told: Told[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  server = await Server.start({ ...on(database), INTERLOCK_HOLD: 'P366D' });
  market = await Market.open(server.url, { units: 1 });
}, 60_000);
afterAll(leaveNothing);

const faults = () => faultsOf(database, market.producers, told);

const loads: readonly (readonly [string, Wish, readonly string[]])[] = [
  ['rooms of twenty', 'TWENTY_ROOMS', ['sendRequest', 'confirmRequest']],
  ['all the same room', 'ONE_ROOM', ['sendRequest']],
  ['three rooms at once, or a team of three houses', 'THREE_AT_ONCE', ['sendRequest', 'requestTeam', 'confirmTeam']],
];

describe(`sixty-four clients, drawn from seed ${seed}`, () => {
  it.each(loads)('want %s: all of it adds up, and nothing is done twice', async (_, wish, done) => {
    const load = new Load(market, wish, { clients, seed });
    const granted = () => load.told.filter(({ answer }) => answer.codes.length === 0).map(({ ask }) => ask.mutation);
    await pause(seconds * 1000);
    await until(() => done.every((mutation) => granted().includes(mutation)), `${done.join()} are granted`, patienceMs / 2);
    await load.end();
    told.push(...load.told);
    expect({ faults: load.faults, unanswered: load.unanswered }).toEqual({ faults: [], unanswered: 0 });
    expect(load.told.flatMap(({ answer }) => answer.codes)).toContain('UNITS_TAKEN');
    expect(await answeredOtherwise(load.told)).toEqual([]);
    expect(await faults()).toEqual([]);
  }, patienceMs); // prettier-ignore

  it('have never made the database break a circle of waits, nor the server fail', async () => {
    expect(server.faults).toEqual([]);
    // Sessions tell of what they met when they end.
    await server.stop();
    const sql = 'select deadlocks::int as count from pg_stat_database where datname = current_database()';
    const { rows } = await inDatabase(database, (client) => client.query(sql));
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('would be found out, had one been lost, one come without a trace, or one unit been promised twice', async () => {
    const [lost = '', spoilt = ''] = [...new Set(told.flatMap(({ answer }) => answer.requests.map(({ id }) => id)))];
    await inDatabase(database, async (client) => {
      const uuid = (id: string) => id.slice('request_'.length);
      await client.query('delete from partnerships.requests where id = $1', [uuid(lost)]);
      await client.query('alter table facilities.commitments disable trigger user');
      await client.query(
        `update facilities.commitments set units = 5, ended_at = null, (state, expires_at) =
           (select case state when 'BOOKED' then 'HELD' else 'BOOKED' end, case state when 'BOOKED' then now() + interval '1 day' end)
         where request_id = $1`,
        [uuid(spoilt)],
      );
    });
    const found = (await faults()).join('\n');
    for (const fault of [`${lost} was granted and is lost`, `${spoilt} is not whole`, 'the trail says', 'overbooked'])
      expect(found).toContain(fault);
  });
});
