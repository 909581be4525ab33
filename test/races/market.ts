import { aFacility, aRoom, Person, signIn, signUp } from '../world/people';

/** Time that all rooms offer. */
export const days = 28;
const windows = [['2031-03-03T00:00:00Z', '2031-03-31T00:00:00Z']] as const;

/** Together they can do a film, none of them alone; each its own piece of it. */
const trades = ['colour.grading-suite.hdr', 'sound.dialogue-edit', 'mix.atmos.home'] as const;
const roomsOf = [7, 7, 6] as const;

export type House = {
  readonly facility: string;
  readonly capability: string;
  readonly rooms: readonly string[];
};

/** Three houses with twenty rooms, one more room that everybody wants, and who asks for them. */
export class Market {
  private constructor(
    private owners: readonly Person[],
    private askers: readonly Person[],
    readonly houses: readonly House[],
    readonly hotRoom: string,
  ) {}

  /** All through the API of one server. */
  static async open(url: string, { units, producers = 8 }: { units: number; producers?: number }): Promise<Market> {
    const owners = await Promise.all(trades.map(() => signUp(url, 'FACILITY')));
    const askers = await Promise.all(Array.from({ length: producers }, () => signUp(url, 'PRODUCER')));
    const houses = await Promise.all(
      owners.map(async (owner, at) => {
        const [facility, capability = ''] = [await aFacility(owner), trades[at]];
        const wanted = { facility, units, windows, claims: [{ capability }] };
        const rooms: string[] = [];
        for (let room = 0; room < (roomsOf[at] ?? 0); room++)
          rooms.push((await aRoom(owner, { ...wanted, name: `Room ${room}` })).id);
        return { facility, capability, rooms };
      }),
    );
    const [first] = owners as [Person];
    const hot = { facility: houses[0]?.facility ?? '', name: 'The one', units, windows, claims: [] };
    return new Market(owners, askers, houses, (await aRoom(first, hot)).id);
  }

  get url(): string {
    return this.owners[0]?.url ?? '';
  }

  get producers(): readonly string[] {
    return this.askers.map(({ organisation }) => organisation);
  }

  producer(at: number): Person {
    return this.askers[at % this.askers.length]!;
  }

  /** Who answers for this facility. */
  ownerOf(facility: string): Person {
    return this.owners[this.houses.findIndex((house) => house.facility === facility)]!;
  }

  /** From now on everybody calls this server, with the tokens they have. */
  moveTo(url: string): void {
    const there = ({ token, email, account, organisation }: Person) =>
      new Person(url, token ?? '', email, account, organisation);
    [this.owners, this.askers] = [this.owners.map(there), this.askers.map(there)];
  }

  /** Tokens live ten minutes, and some loads longer. */
  async signInAgain(): Promise<void> {
    const again = ({ url, email }: Person) => signIn(url, email);
    [this.owners, this.askers] = await Promise.all([
      Promise.all(this.owners.map(again)),
      Promise.all(this.askers.map(again)),
    ]);
  }
}
