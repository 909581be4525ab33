import { visitor, type Viewer } from '#service/viewer/viewer';
import { facilities, ImportDirectory } from '../../apps/facilities/src/facilities.module';
import { ask, contextOf } from '../world/ask';
import { testService } from '../world/database';
import { creditOfTests, inventedHouses } from './directory';

/** Who runs the installation. */
export const operator: Viewer = { ...visitor, isAdmin: true };

const claimFields =
  'claim { id status reason evidence entry { id name } organisation { id } } userErrors { code field message }';
const entryFields = `id registryCode name url city country closed credit mergedInto { id name }
  claimedBy { id } viewerClaim { id status reason }`;

type Connected<N> = {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: N; readonly cursor: string }[];
};
type EntryShown = {
  readonly id: string;
  readonly registryCode: string;
  readonly name: string;
  readonly url: string | null;
  readonly closed: boolean;
  readonly claimedBy: { readonly id: string } | null;
  readonly viewerClaim: { readonly id: string; readonly status: string; readonly reason: string | null } | null;
  readonly mergedInto: readonly { readonly id: string; readonly name: string }[];
};

/** The facilities service alone, with the directory as people use it. */
export async function startDirectory() {
  const service = await testService(facilities);
  const load = (file: unknown, credit = creditOfTests) => service.app.get(ImportDirectory).run(operator, file, credit);

  /** `ok` with the id of the claim, or the codes and places it was refused with. */
  async function does(viewer: Viewer, mutation: string, type: string, input: object): Promise<string> {
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${claimFields} } }`;
    const whole = { idempotencyKey: crypto.randomUUID(), ...input };
    const answer = (await ask(service, query, { input: whole }, contextOf(viewer)))[mutation];
    const refused: readonly { code: string; field: readonly string[] | null }[] = answer.userErrors;
    return refused.length === 0
      ? String(answer.claim.id)
      : refused.map(({ code, field }) => `${code} ${(field ?? []).slice(1).join('.')}`.trim()).join();
  }

  async function find(
    variables: object,
    viewer: Viewer = visitor,
  ): Promise<Connected<EntryShown> & { readonly countries: readonly { country: string; count: number }[] }> {
    const query = `query ($text: String, $country: CountryCode, $first: Int, $after: String) {
      directory(text: $text, country: $country, first: $first, after: $after) { totalCount
        pageInfo { hasNextPage endCursor } countries { country count } edges { cursor node { ${entryFields} } } } }`;
    return (await ask(service, query, { ...variables }, contextOf(viewer))).directory;
  }

  return {
    ...{ service, load, find, close: () => service.close() },
    claim: (viewer: Viewer, entryId: string, more: object = {}) =>
      does(viewer, 'claimDirectoryEntry', 'ClaimDirectoryEntryInput', { entryId, evidence: 'Our imprint.', ...more }),
    withdraw: (viewer: Viewer, claimId: string) =>
      does(viewer, 'withdrawDirectoryClaim', 'WithdrawDirectoryClaimInput', { claimId }),
    decide: (viewer: Viewer, claimId: string, accept: boolean, reason = 'The imprint says so.') =>
      does(viewer, 'decideDirectoryClaim', 'DecideDirectoryClaimInput', { claimId, accept, reason }),

    /** A few entries that no other test uses, and their ids by the keys of `inventedHouses`. */
    async entries() {
      const houses = inventedHouses();
      const loaded = await load(houses.file);
      if (!loaded.ok) throw new Error(JSON.stringify(loaded.refusals));
      const { edges } = await find({ text: houses.word });
      const idOf = (code: string): string => edges.find(({ node }) => node.registryCode === code)?.node.id ?? '';
      const { paris, tokyo, nowhere, merged, shut } = houses;
      const ids = { paris: idOf(paris.code), tokyo: idOf(tokyo.code), nowhere: idOf(nowhere.code) };
      return { houses, ...ids, merged: idOf(merged.code), shut: idOf(shut.code) };
    },

    async entry(id: string, viewer: Viewer = visitor): Promise<EntryShown> {
      const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on DirectoryEntry { ${entryFields} } } }`;
      const { _entities } = await ask(
        service,
        query,
        { of: [{ __typename: 'DirectoryEntry', id }] },
        contextOf(viewer),
      );
      return _entities[0];
    },

    async claims(
      viewer: Viewer,
      variables: object = {},
    ): Promise<Connected<{ readonly id: string; readonly status: string; readonly reason: string | null }>> {
      const query = `query ($status: DirectoryClaimStatus, $first: Int, $after: String) {
        directoryClaims(status: $status, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
          edges { cursor node { id status reason evidence madeAt endedAt entry { id } organisation { id } } } } }`;
      return (await ask(service, query, { ...variables }, contextOf(viewer))).directoryClaims;
    },
  };
}
