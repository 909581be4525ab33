import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chance } from '../flows/search-world/chance';
import { emptyFolder, leaveNothing, Server } from '../world/server';
import { pause, until } from '../world/waiting';
import { databaseUrlOf, inDatabase, killsOfPostgres } from './kills';
import { answeredOtherwise, Load, type Told, type Wish } from './load';
import { Market } from './market';
import { faultsOf } from './proof';

export type SoakWanted = { readonly kills: number; readonly seed: number; readonly clients: number };
export type SoakFigures = {
  readonly killedServers: number;
  readonly killedPostgres: number;
  /** Asks that were answered, and those of them that were granted something. */
  readonly acknowledged: number;
  readonly granted: number;
  /** Calls that nobody answered; they were made again under their key. */
  readonly unanswered: number;
  readonly deadlocks: number;
  /** From a kill until it says again that it is ready. */
  readonly longestUnreadyMs: number;
  readonly faults: readonly string[];
};

const wishes: readonly Wish[] = ['TWENTY_ROOMS', 'ONE_ROOM', 'THREE_AT_ONCE'];
const killOfServer = 'the server';
const firstKillMs = 200;
const lastKillMs = 3000;
const patienceMs = 60_000;

/** A server with a PostgreSQL of its own, under a load without a pause, that is killed again and again. */
class Soak {
  readonly told: Told[] = [];
  readonly faults: string[] = [];
  unanswered = 0;
  longestUnreadyMs = 0;

  private constructor(
    private readonly env: { readonly INTERLOCK_DATA: string; readonly INTERLOCK_HOLD: string },
    private server: Server,
    private readonly market: Market,
  ) {}

  static async begin(): Promise<Soak> {
    const env = { INTERLOCK_DATA: emptyFolder(), INTERLOCK_HOLD: 'P366D' };
    const first = await Server.start(env);
    // What PostgreSQL logs would go with the server that is killed. The setting is read at a start.
    await inDatabase(databaseUrlOf(env.INTERLOCK_DATA), (client) =>
      client.query('alter system set logging_collector = on'),
    );
    await first.stop();
    const server = await Server.start(env);
    return new Soak(env, server, await Market.open(server.url, { units: 2 }));
  }

  /** One load, one kill in its midst, and the proof that nothing of it is lost. */
  async round(victim: string, wish: Wish, afterMs: number, drawn: { readonly clients: number; readonly seed: number }) {
    await this.market.signInAgain();
    const load = new Load(this.market, wish, drawn);
    await pause(afterMs);
    const began = Date.now();
    await this.kill(victim);
    await until(() => this.isReady(), `it is ready again after ${victim}`, patienceMs);
    this.longestUnreadyMs = Math.max(this.longestUnreadyMs, Date.now() - began);
    const answered = load.told.length;
    await until(() => load.told.length >= answered + drawn.clients, 'the load goes on', patienceMs);
    await load.end();
    this.told.push(...load.told);
    this.unanswered += load.unanswered;
    await this.look(load.faults, load.told);
  }

  /** Everything that was ever acknowledged, once more. */
  async end(): Promise<void> {
    await this.market.signInAgain();
    await this.look([], this.told);
  }

  deadlocks(): number {
    const folder = join(this.env.INTERLOCK_DATA, 'postgres/log');
    if (!existsSync(folder)) throw new Error('PostgreSQL has not logged where it was told to');
    const logs = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    return logs.join('\n').match(/deadlock detected/g)?.length ?? 0;
  }

  /** What it has logged of faults, PostgreSQL being gone among them. */
  get lastFaults(): string {
    return this.server.faults.slice(-5).join('\n');
  }

  private async kill(victim: string): Promise<void> {
    if (victim !== killOfServer)
      return killsOfPostgres[victim as keyof typeof killsOfPostgres](this.env.INTERLOCK_DATA);
    await this.server.kill();
    this.server = await Server.start(this.env);
    this.market.moveTo(this.server.url);
  }

  private async isReady(): Promise<boolean> {
    if (!this.server.isAlive) throw new Error('the server has ended by itself');
    // Nobody may be at the door either.
    return this.server.readiness().then(
      (status) => status === 200,
      () => false,
    );
  }

  private async look(already: readonly string[], told: readonly Told[]): Promise<void> {
    const otherwise = await answeredOtherwise(told);
    const { producers } = this.market;
    const found = await faultsOf(databaseUrlOf(this.env.INTERLOCK_DATA), producers, this.told);
    this.faults.push(...already, ...otherwise, ...found);
  }
}

/** So many kills: the server and PostgreSQL in turn, PostgreSQL in one of three ways, each at a moment drawn from the seed. */
export async function soak({ kills, ...drawn }: SoakWanted, say: (line: string) => void): Promise<SoakFigures> {
  const chance = new Chance(drawn.seed);
  const ways = Object.keys(killsOfPostgres);
  try {
    const running = await Soak.begin();
    for (let kill = 0; kill < kills && running.faults.length === 0; kill++) {
      const victim = kill % 2 === 0 ? killOfServer : chance.one(ways);
      const [wish, afterMs] = [chance.one(wishes), chance.whole(firstKillMs, lastKillMs)];
      await running.round(victim, wish, afterMs, { ...drawn, seed: drawn.seed + kill }).catch((fault: unknown) => {
        running.faults.push(`${String(fault)}\n${running.lastFaults}`);
      });
      const counted = `${running.told.length} answers so far, ${running.faults.length} faults`;
      say(`kill ${kill + 1} of ${kills}: ${victim} after ${afterMs} ms of ${wish}; ${counted}`);
    }
    if (running.faults.length === 0) await running.end();
    const { told, faults, unanswered, longestUnreadyMs } = running;
    return {
      ...{ killedServers: Math.ceil(kills / 2), killedPostgres: Math.floor(kills / 2) },
      ...{ acknowledged: told.length, granted: told.filter(({ answer }) => answer.requests.length > 0).length },
      ...{ unanswered, longestUnreadyMs, deadlocks: running.deadlocks(), faults },
    };
  } finally {
    await leaveNothing();
  }
}
