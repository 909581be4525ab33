import type { Memory } from './memory';
import { Runs } from './runs';
import type { Uuid } from './state';
import { Uuids } from './uuids';

/** Alliances with their members, both ACTIVE. */
export class Alliances {
  readonly uuids: Uuids;
  private readonly at: Uint32Array;
  private readonly counts: Uint32Array;
  private readonly members: Uint32Array;
  private readonly versions: Uint32Array;
  private readonly runs: Runs;
  private readonly known = new Map<number, ReadonlySet<number>>();
  private readonly knownOf = new Map<number, readonly number[]>();
  private knownVersion = -1;

  constructor(
    memory: Memory,
    private readonly organisations: Uuids,
    rows: number,
    members: number,
  ) {
    this.uuids = new Uuids(memory, 'alliances', rows);
    this.at = memory.u32('alliances.members', rows);
    this.counts = memory.u32('alliances.memberCount', rows);
    this.members = memory.u32('members.organisation', members);
    this.versions = memory.u32('alliances.version', 1);
    this.runs = new Runs(members);
  }

  /** What share of the members is in use. */
  get usedMembers(): number {
    return this.runs.used;
  }

  hasRoomFor(members: number): boolean {
    return !this.uuids.isFull && this.runs.hasRoomFor(members);
  }

  put(id: Uuid, members: readonly Uuid[]): void {
    const row = this.uuids.add(id);
    const at = this.runs.moved(this.at[row] ?? 0, this.counts[row] ?? 0, members.length);
    this.at[row] = at;
    this.counts[row] = members.length;
    for (const [n, member] of members.entries()) this.members[at + n] = this.organisations.add(member);
    this.versions[0] = (this.versions[0] ?? 0) + 1;
  }

  read(id: Uuid): readonly Uuid[] {
    const row = this.uuids.find(id);
    return row < 0 ? [] : [...this.membersOf(row)].map((member) => this.organisations.uuidAt(member)).sort();
  }

  /** Rows of the members of an alliance. */
  membersOf(row: number): ReadonlySet<number> {
    this.forgetOld();
    const known = this.known.get(row);
    if (known !== undefined) return known;
    const at = this.at[row] ?? 0;
    const members = new Set(this.members.subarray(at, at + (this.counts[row] ?? 0)));
    this.known.set(row, members);
    return members;
  }

  /** Rows of the alliances an organisation is a member of. */
  of(organisation: number): readonly number[] {
    this.forgetOld();
    const known = this.knownOf.get(organisation);
    if (known !== undefined) return known;
    const alliances: number[] = [];
    for (let row = 0; row < this.uuids.rows; row++) if (this.membersOf(row).has(organisation)) alliances.push(row);
    this.knownOf.set(organisation, alliances);
    return alliances;
  }

  private forgetOld(): void {
    const version = this.versions[0] ?? 0;
    if (this.knownVersion === version) return;
    this.known.clear();
    this.knownOf.clear();
    this.knownVersion = version;
  }
}
