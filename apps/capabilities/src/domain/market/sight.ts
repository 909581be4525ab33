/** Which rates open what to a viewer: those of everyone, of its organisation, and of its alliances where the house belongs to them too. */
import { audienceKinds, type CapacityQuestion } from '../capacity-filter';
import type { Market } from './market';
import { marks } from './postings';
import { audienceKind, audienceRow } from './rates';
import { resource } from './resources';
import type { MarketViewer } from './state';

export class Sight {
  private readonly organisation: number;
  private readonly allies: ReadonlyMap<number, ReadonlySet<number>>;
  private readonly counts: readonly boolean[];
  private readonly everyone: boolean;
  private readonly marks: Uint16Array;

  constructor(
    private readonly market: Market,
    viewer: MarketViewer,
    { through }: CapacityQuestion,
  ) {
    const { organisations, alliances } = market;
    this.organisation = viewer.organisation === null ? -1 : organisations.find(viewer.organisation);
    const own = this.organisation < 0 ? [] : alliances.of(this.organisation);
    this.allies = new Map(own.map((row) => [row, alliances.membersOf(row)]));
    this.counts = audienceKinds.map((audience) => through.length === 0 || through.includes(audience));
    this.everyone = this.counts[everyone] === true;
    this.marks = market.resources.postings.marks;
  }

  /** Does some rate of the resource of a posting include the viewer? */
  sees(position: number): boolean {
    if (this.everyone && ((this.marks[position] ?? 0) & marks.everyone) !== 0) return true;
    if (this.organisation < 0) return false;
    const { resources } = this.market;
    const { postings } = resources;
    const row = postings.resource[position] ?? 0;
    const first = resources.get(row, resource.rates);
    const end = first + resources.get(row, resource.rateCount);
    const facility = postings.facility[position] ?? 0;
    for (let at = first; at < end; at++) if (this.includes(at, facility)) return true;
    return false;
  }

  /** Does the rate at this place, of a resource of this house, include the viewer? */
  includes(rate: number, facility: number): boolean {
    const code = this.market.resources.rates.audienceOf(rate);
    const kind = audienceKind(code);
    if (this.counts[kind] !== true) return false;
    if (kind === everyone) return true;
    if (kind === organisation) return audienceRow(code) === this.organisation;
    return this.allies.get(audienceRow(code))?.has(this.market.facilities.organisationOf(facility)) === true;
  }

  /** The same of a rate as it was told. */
  includesTold(
    audience: { readonly audience: (typeof audienceKinds)[number]; readonly audienceId: string | null },
    facility: number,
  ): boolean {
    const kind = audienceKinds.indexOf(audience.audience);
    if (kind === everyone || audience.audienceId === null) return this.counts[everyone] === true;
    if (this.counts[kind] !== true) return false;
    if (this.organisation < 0) return false;
    if (kind === organisation) return this.market.organisations.find(audience.audienceId) === this.organisation;
    const members = this.allies.get(this.market.alliances.uuids.find(audience.audienceId));
    return members?.has(this.market.facilities.organisationOf(facility)) === true;
  }
}

const everyone = audienceKinds.indexOf('EVERYONE');
const organisation = audienceKinds.indexOf('ORGANISATION');
