import { setTimeout as pause } from 'node:timers/promises';
import { Chance } from '../flows/search-world/chance';
import { freshKey } from '../world/client';
import type { Person } from '../world/people';
import { tell, type Answer, type Ask } from './asks';
import { days, type House, type Market } from './market';

/** What clients want: any room of twenty, all the same room, or three rooms at once. */
export type Wish = 'TWENTY_ROOMS' | 'ONE_ROOM' | 'THREE_AT_ONCE';

type Status = 'SENT' | 'ACCEPTED' | 'CONFIRMED' | 'ENDED';
/** Where a move leads; each is driven by one client, so that the order of its moves is known. */
const moves = {
  acceptRequest: { from: 'SENT', to: 'ACCEPTED', by: 'FACILITY' },
  declineRequest: { from: 'SENT', to: 'ENDED', by: 'FACILITY' },
  withdrawRequest: { from: 'ACCEPTED', to: 'ENDED', by: 'REQUESTER' },
  confirmRequest: { from: 'ACCEPTED', to: 'CONFIRMED', by: 'REQUESTER' },
  cancelRequest: { from: 'CONFIRMED', to: 'ENDED', by: 'REQUESTER' },
} as const satisfies Record<string, { from: Status; to: Status; by: 'FACILITY' | 'REQUESTER' }>;
type Move = keyof typeof moves;
const moveNames = Object.keys(moves) as readonly Move[];

/** What may be refused without a fault; a first pencil never lapses here. */
const refusable: Readonly<Record<string, readonly string[]>> = {
  sendRequest: ['UNITS_TAKEN'],
  confirmRequest: ['UNITS_TAKEN'],
  requestTeam: ['TEAM_STALE'],
};

type Asked = { readonly id: string; readonly facility: string; status: Status };
export type Told = { readonly ask: Ask; readonly answer: Answer };

const mostAtOnce = 4;
const patienceMs = 60_000;
const shown = 'id facility { id }';
const dayAt = (day: number, hour: number): string => new Date(Date.UTC(2031, 2, 3 + day, hour)).toISOString();

/** So many clients who ask, answer, confirm and cancel without a pause, each under keys that they repeat until they are answered. */
export class Load {
  /** Every ask that was answered, in an order that is the order of moves for each request. */
  readonly told: Told[] = [];
  /** What should never have been. */
  readonly faults: string[] = [];
  /** Calls that nobody answered; they were made again. */
  unanswered = 0;
  private isOver = false;
  private readonly clients: readonly Promise<void>[];

  constructor(
    private readonly market: Market,
    private readonly wish: Wish,
    { clients, seed }: { readonly clients: number; readonly seed: number },
  ) {
    this.clients = Array.from({ length: clients }, async (_, at) => {
      await this.run(at, new Chance(seed * 1000 + at)).catch((fault: unknown) => this.faults.push(String(fault)));
    });
  }

  /** Everybody finishes what they have begun. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async run(at: number, chance: Chance): Promise<void> {
    const mine: Asked[] = [];
    while (!this.isOver) {
      const live = mine.filter(({ status }) => status !== 'ENDED');
      if (live.length > 0 && (live.length >= mostAtOnce || chance.hits(0.5)))
        await this.move(at, chance, chance.one(live));
      else if (this.wish === 'THREE_AT_ONCE' && chance.hits(0.05)) await this.team(at, chance);
      else mine.push(...(await this.send(at, chance)));
    }
  }

  private async send(at: number, chance: Chance): Promise<readonly Asked[]> {
    const input = { lines: this.lines(chance), waitIfTaken: chance.hits(0.3), idempotencyKey: freshKey() };
    const by = () => this.market.producer(at);
    const ask = { mutation: 'sendRequest', inputType: 'SendRequestInput', input, fields: `request { ${shown} }`, by };
    return (await this.until(chance, ask)).requests.map((one) => ({ ...one, status: 'SENT' }));
  }

  private lines(chance: Chance): readonly object[] {
    const start = chance.whole(0, days - 3);
    const period = { start: dayAt(start, 8), end: dayAt(start + chance.whole(0, 2), 18) };
    const house = chance.one(this.market.houses);
    const rooms =
      this.wish === 'ONE_ROOM' ? [this.market.hotRoom] : chance.some(house.rooms, this.wish === 'TWENTY_ROOMS' ? 1 : 3);
    // Whoever names them in another order must not wait for whoever waits for them.
    return (chance.hits(0.5) ? rooms : rooms.toReversed()).map((resourceId) => ({ resourceId, period }));
  }

  private async move(at: number, chance: Chance, asked: Asked): Promise<void> {
    const name = chance.one(moveNames.filter((one) => moves[one].from === asked.status));
    if ((await this.answered(at, chance, name, asked)).codes.length === 0) asked.status = moves[name].to;
  }

  private answered(at: number, chance: Chance, mutation: Move, { id, facility }: Omit<Asked, 'status'>) {
    const { by } = moves[mutation];
    return this.until(chance, {
      ...{ mutation, inputType: 'AnswerRequestInput', fields: `request { ${shown} }` },
      input: { requestId: id, idempotencyKey: freshKey() },
      by: () => (by === 'FACILITY' ? this.market.ownerOf(facility) : this.market.producer(at)),
    });
  }

  /** A room of each house, by a brief and a proposal: asked whole, accepted by each, confirmed whole. */
  private async team(at: number, chance: Chance): Promise<void> {
    const by = () => this.market.producer(at);
    const teamId = await this.proposed(by, chance);
    if (teamId === null) return;
    const whole = (mutation: 'requestTeam' | 'confirmTeam') => ({
      ...{ mutation, inputType: `${mutation === 'requestTeam' ? 'RequestTeam' : 'ConfirmTeam'}Input`, by },
      ...{ input: { teamId, idempotencyKey: freshKey() }, fields: `requests { ${shown} }` },
    });
    const { requests } = await this.until(chance, whole('requestTeam'));
    for (const one of requests) await this.answered(at, chance, 'acceptRequest', one);
    if (requests.length === 0) return;
    await this.until(chance, whole('confirmTeam'));
    if (chance.hits(0.7)) for (const one of requests) await this.answered(at, chance, 'cancelRequest', one);
  }

  /** Nothing is kept by a proposal: where nobody answers there is none. */
  private async proposed(by: () => Person, chance: Chance): Promise<string | null> {
    const start = chance.whole(0, days - 3);
    const piece = ({ capability }: House, place: number) => ({
      ...{ key: `piece${place}`, title: `Piece ${place}`, capability, duration: 'P1D' },
      window: { start: dayAt(start, 0), end: dayAt(start + 3, 0) },
    });
    const input = { title: 'Blue Moon', currency: 'EUR', packages: this.market.houses.map(piece) };
    const query = `mutation ($id: ID!) { proposeTeams(briefId: $id, objectives: [CHEAPEST]) { teams { id } } }`;
    try {
      const made = { ...input, idempotencyKey: freshKey() };
      const { brief } = await by().did('createBrief', 'CreateBriefInput', made, 'brief { id }');
      return (await by().ask(query, { id: brief.id })).proposeTeams.teams[0]?.id ?? null;
    } catch {
      this.unanswered++;
      await pause(100);
      return null;
    }
  }

  /** Asks until there is an answer, now and then twice at the same time. */
  private async until(chance: Chance, ask: Ask): Promise<Answer> {
    const twins = chance.hits(0.25) ? [ask, ask] : [ask];
    const answers = await Promise.all(twins.map((twin) => this.untilAnswered(twin)));
    const [answer] = answers as [Answer];
    if (answers.some((one) => JSON.stringify(one) !== JSON.stringify(answer)))
      this.faults.push(`${ask.mutation} answered two ways to one key: ${JSON.stringify(answers)}`);
    const strange = answer.codes.filter((code) => !refusable[ask.mutation]?.includes(code));
    if (strange.length > 0)
      this.faults.push(`${ask.mutation} was refused with ${strange.join()}: ${JSON.stringify(ask.input)}`);
    this.told.push({ ask, answer });
    return answer;
  }

  private async untilAnswered(ask: Ask): Promise<Answer> {
    const end = Date.now() + patienceMs;
    for (;;)
      try {
        return await tell(ask);
      } catch (fault) {
        this.unanswered++;
        if (Date.now() > end) throw new Error(`nobody answers ${ask.mutation} any more: ${String(fault)}`);
        await pause(100);
      }
  }
}

/** Asks everything once more, a few at a time; what is answered another way now than then. */
export async function answeredOtherwise(told: readonly Told[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const left = told.values();
  const again = async (): Promise<void> => {
    for (const { ask, answer } of left) {
      const now = await tell(ask);
      if (JSON.stringify(now) !== JSON.stringify(answer))
        faults.push(`${ask.mutation} was ${JSON.stringify(answer)} and is ${JSON.stringify(now)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, again));
  return faults;
}
