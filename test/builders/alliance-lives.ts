import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { BringAlliances } from '../../apps/alliances/src/alliances.module';
import { ask, contextOf } from '../world/ask';
import { AllianceScene } from './alliance-scene';
import { anAdmin, aViewer } from './viewers';

const types: Readonly<Record<string, string>> = {
  ...{ id: 'ID!', membershipId: 'ID!', allianceId: 'ID!', accept: 'Boolean!', reason: 'String!' },
  ...{ idempotencyKey: 'String' },
};
const inputs: Readonly<Record<string, string>> = {
  proposeAlliance: 'ProposeAllianceInput!',
  inviteMember: 'InviteMemberInput!',
};

type House = ReturnType<typeof aViewer>;
type Listed<N> = {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: N; readonly cursor: string }[];
};
type MemberShown = {
  readonly id: string;
  readonly role: string;
  readonly status: string;
  readonly reason: string | null;
  readonly viewerMoves: readonly string[];
  readonly organisation: { readonly id: string };
};
type AllianceShown = {
  readonly id: string;
  readonly name: string;
  readonly charter: string;
  readonly status: string;
  readonly reason: string | null;
  readonly viewerMoves: readonly string[];
  readonly viewerMembership: { readonly id: string; readonly status: string } | null;
  readonly memberships: Listed<MemberShown>;
};

const memberFields = 'id role status reason viewerMoves organisation { id }';
const allianceFields = `id name charter status reason viewerMoves viewerMembership { id status }
  memberships { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${memberFields} } } }`;

/** Alliances alone, as people use them. */
export async function startAlliances() {
  const scene = await AllianceScene.open();
  const { service } = scene;

  /** The status it leads to (with the role, of a membership), or the codes and places it was refused with. */
  async function does(viewer: Viewer, mutation: string, args: Readonly<Record<string, unknown>>): Promise<string> {
    const given = inputs[mutation] ? { input: { idempotencyKey: crypto.randomUUID(), ...args } } : args;
    const names = Object.keys(given);
    const declared = names.map((name) => `$${name}: ${name === 'input' ? inputs[mutation] : types[name]}`).join();
    const thing =
      mutation.endsWith('Alliance') && mutation !== 'leaveAlliance'
        ? 'alliance { status }'
        : 'membership { role status }';
    const query = `mutation (${declared}) { ${mutation}(${names.map((name) => `${name}: $${name}`).join()}) {
      ${thing} userErrors { code field message } } }`;
    const answer = (await ask(service, query, given, contextOf(viewer)))[mutation];
    const refused: readonly { code: string; field: readonly string[] | null }[] = answer.userErrors;
    const place = (field: readonly string[] | null) => (field ?? []).filter((part) => part !== 'input').join('.');
    if (refused.length > 0) return refused.map(({ code, field }) => `${code} ${place(field)}`.trim()).join();
    return answer.alliance ? String(answer.alliance.status) : `${answer.membership.role} ${answer.membership.status}`;
  }

  async function shown(viewer: Viewer, id: string): Promise<AllianceShown> {
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Alliance { ${allianceFields} } } }`;
    const of = [{ __typename: 'Alliance', id }];
    return (await ask(service, query, { of }, contextOf(viewer)))._entities[0];
  }

  return {
    ...{ scene, service, does, shown, database: scene.admin, close: () => scene.close() },

    /** The owner of a post house that accounts has told of. */
    house: async (): Promise<House> => aViewer('FACILITY', 'OWNER', await scene.organisation()),
    producer: async (): Promise<House> => aViewer('PRODUCER', 'OWNER', await scene.organisation('PRODUCER')),

    /** An alliance whose first member is its steward; all are ACTIVE in it. */
    async alliance(members: readonly House[], status: 'ACTIVE' | 'PROPOSED' | 'SUSPENDED' = 'ACTIVE', name = 'North') {
      const id = newId('alliance', instant(Date.now()));
      const places = members.map(({ organisation }, at) => ({
        organisationId: organisation,
        role: at === 0 ? ('STEWARD' as const) : ('MEMBER' as const),
      }));
      await service.app.get(BringAlliances).run(anAdmin(), [{ id, name, status, members: places }]);
      return id;
    },

    /** The id of a house's membership, as the steward (or an admin) sees it. */
    async membership(house: House, alliance: string): Promise<string> {
      const { edges } = (await shown(anAdmin(), alliance)).memberships;
      return edges.find(({ node }) => node.organisation.id === house.organisation)?.node.id ?? '';
    },

    /** The members as somebody is shown them: role and status, sorted. */
    async members(viewer: Viewer, alliance: string): Promise<readonly string[]> {
      return (await shown(viewer, alliance)).memberships.edges.map(({ node }) => `${node.role} ${node.status}`).sort();
    },

    async own(viewer: Viewer): Promise<readonly string[]> {
      const { memberships } = await ask(service, '{ memberships { status alliance { name } } }', {}, contextOf(viewer));
      return memberships.map(
        (one: { status: string; alliance: { name: string } }) => `${one.alliance.name} ${one.status}`,
      );
    },

    async list(viewer: Viewer, variables: object = {}): Promise<Listed<AllianceShown>> {
      const query = `query ($status: [AllianceStatus!], $first: Int, $after: String) {
        alliances(status: $status, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
          edges { cursor node { ${allianceFields} } } } }`;
      return (await ask(service, query, { ...variables }, contextOf(viewer))).alliances;
    },

    /** Is it there for somebody who knows its id? */
    async sees(viewer: Viewer, id: string): Promise<boolean> {
      const { visibleNodes } = await ask(service, 'query ($ids: [ID!]!) { visibleNodes(ids: $ids) }', { ids: [id] }, contextOf(viewer)); // prettier-ignore
      return visibleNodes[0];
    },

    /** What the trail will say about an alliance: act, reason, and what was before and after of what changed. */
    async trail(id: string) {
      const { rows } = await scene.admin.query<Record<'act' | 'reason' | 'before' | 'after', string | null>>(
        `select act, reason, before->>'status' as before, after->>'status' as after
         from alliances.audit_entries where subject = $1 order by at, id`,
        [id],
      );
      return rows.map(({ act, reason, before, after }) => [act, reason, before, after]);
    },

    /** How often other services were told that it changed. */
    async told(id: string): Promise<number> {
      const { rows } = await scene.admin.query<{ told: number }>(
        `select count(*)::int as told from alliances_facts.outbox
         where name = 'membership.changed' and 'alliance_' || subject = $1`,
        [id],
      );
      return rows[0]?.told ?? 0;
    },
  };
}
