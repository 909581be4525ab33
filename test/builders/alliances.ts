import { type Caller, documentOf, freshKey } from '../world/client';
import type { Person } from '../world/people';
import type { Cast } from './cast';

const types: Readonly<Record<string, string>> = {
  ...{ id: 'ID!', membershipId: 'ID!', allianceId: 'ID!', accept: 'Boolean!', reason: 'String!' },
  idempotencyKey: 'String',
};
const ofAlliances = ['approveAlliance', 'refuseAlliance', 'suspendAlliance', 'reinstateAlliance'];

/** The payload of a move on an alliance or a membership there is, refusals and all. */
export async function act(by: Caller, mutation: string, args: Readonly<Record<string, unknown>>) {
  const given = { idempotencyKey: freshKey(), ...args };
  const fields = ofAlliances.includes(mutation) ? 'alliance { status }' : 'membership { role status }';
  const typesOfGiven = Object.fromEntries(Object.keys(given).map((name) => [name, types[name] ?? '']));
  return (await by.ask(documentOf(mutation, typesOfGiven, `${fields} userErrors { code message field }`), given))[
    mutation
  ];
}

/** A house proposes an alliance; its id. */
export async function proposeAlliance(by: Person, name = 'North'): Promise<string> {
  const input = { name, charter: 'Rooms at cost.', idempotencyKey: freshKey() };
  return (await by.did('proposeAlliance', 'ProposeAllianceInput', input, 'alliance { id }')).alliance.id;
}

export const invite = (by: Person, allianceId: string, house: Person) => {
  const input = { allianceId, organisationId: house.organisation, idempotencyKey: freshKey() };
  return by.do('inviteMember', 'InviteMemberInput', input, 'membership { id role status organisation { name } }');
};

/** The id of the membership a house has of an alliance. */
export async function membershipOf(admin: Caller, alliance: string, house: Person): Promise<string> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Alliance {
    memberships(first: 100) { edges { node { id organisation { id } } } } } } }`;
  type Edge = { readonly node: { readonly id: string; readonly organisation: { readonly id: string } } };
  const edges: readonly Edge[] = (await admin.ask(query, { id: alliance })).node.memberships.edges;
  return edges.find(({ node }) => node.organisation.id === house.organisation)?.node.id ?? '';
}

/** Alliances and memberships where each move can be made: of the owner as steward and the ally as member, unless it says otherwise. */
export function movable(cast: () => Pick<Cast, 'world' | 'as'>) {
  const ofOwnerAndAlly = () => cast().world.alliance(cast().as.owner, cast().as.ally);
  const proposed = async () => ({ id: await proposeAlliance(cast().as.owner), reason: 'Seen.' });
  async function member() {
    const { admin, ally } = cast().as;
    return { membershipId: await membershipOf(admin, await ofOwnerAndAlly(), ally), reason: 'Seen.' };
  }
  return {
    ...{ approveAlliance: proposed, refuseAlliance: proposed, suspendMember: member, appointSteward: member },
    suspendAlliance: async () => ({ id: await ofOwnerAndAlly(), reason: 'Seen.' }),
    async reinstateAlliance() {
      const stopped = { id: await ofOwnerAndAlly(), reason: 'Seen.' };
      await act(cast().as.admin, 'suspendAlliance', stopped);
      return stopped;
    },
    inviteMember: async () => ({
      ...{ allianceId: await ofOwnerAndAlly(), organisationId: cast().as.stranger.organisation },
    }),
    /** The owner's house is invited by a stranger, in whose alliance the ally is. */
    async respondToInvitation() {
      const { world, as } = cast();
      const { membership } = await invite(as.stranger, await world.alliance(as.stranger, as.ally), as.owner);
      return { membershipId: membership.id, accept: true };
    },
    /** The owner's house is a member, the ally its steward. */
    leaveAlliance: async () => ({ allianceId: await cast().world.alliance(cast().as.ally, cast().as.owner) }),
    async reinstateMember() {
      const suspended = await member();
      await act(cast().as.owner, 'suspendMember', suspended);
      return suspended;
    },
  };
}
