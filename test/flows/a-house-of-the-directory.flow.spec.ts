import { anEntry } from '../builders/directory';
import { codes, freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';

let world: World;
let house: Person;
let rival: Person;
let admin: Person;
beforeAll(async () => {
  world = await World.start();
  [house, rival, admin] = await Promise.all([world.house('Lumen Post'), world.house('Rival'), world.admin()]);
});
afterAll(() => world.close());

const claimFields = 'claim { id status reason organisation { name } entry { id claimedBy { name } } }';
const claim = (by: Person, entryId: string) => {
  const input = { entryId, evidence: 'Our imprint names us.\nSee the web page.', idempotencyKey: freshKey() };
  return by.do('claimDirectoryEntry', 'ClaimDirectoryEntryInput', input, claimFields);
};
const decide = (by: Person, claimId: string, accept = true) => {
  const input = { claimId, accept, reason: 'The imprint says so.', idempotencyKey: freshKey() };
  return by.do('decideDirectoryClaim', 'DecideDirectoryClaimInput', input, claimFields);
};
const shown = `query ($id: ID!) { node(id: $id) { ... on DirectoryEntry { name credit viewerClaim { status reason }
  claimedBy { name facilities { edges { node { name resources { totalCount } } } } } } } }`;

describe('a house of the directory', () => {
  it('is claimed with evidence, decided by an admin, and then leads to what the house offers', async () => {
    const id = await anEntry(world);
    const made = await claim(house, id);
    expect(made.claim).toMatchObject({ status: 'OPEN', organisation: { name: 'Lumen Post' }, entry: { id } });
    const rivals = await claim(rival, id);

    const { directoryClaims } = await admin.ask(
      '{ directoryClaims(status: OPEN) { edges { node { id evidence organisation { name } } } } }',
    );
    const evidence = 'Our imprint names us.\nSee the web page.';
    expect(directoryClaims.edges).toEqual([
      { node: { id: made.claim.id, evidence, organisation: { name: 'Lumen Post' } } },
      { node: { id: rivals.claim.id, evidence, organisation: { name: 'Rival' } } },
    ]);
    const decided = await decide(admin, made.claim.id);
    expect(decided.claim).toMatchObject({ status: 'ACCEPTED', entry: { claimedBy: { name: 'Lumen Post' } } });
    expect(codes(await decide(admin, rivals.claim.id))).toEqual(['WRONG_STATUS']);

    // Until the house offers something to everyone, a visitor has no reason to know of it.
    const site = await aFacility(house, 'Lyon');
    expect((await world.visitor.ask(shown, { id })).node.claimedBy).toBeNull();
    await aRoom(house, { facility: site });
    expect((await world.visitor.ask(shown, { id })).node).toMatchObject({
      claimedBy: {
        name: 'Lumen Post',
        facilities: { edges: [{ node: { name: 'Lyon', resources: { totalCount: 1 } } }] },
      },
      viewerClaim: null,
    });
    expect((await rival.ask(shown, { id })).node.viewerClaim).toEqual({
      ...{ status: 'REFUSED', reason: 'The entry went to another house.' },
    });
  });

  it('may take its claim back', async () => {
    const { claim: made } = await claim(house, await anEntry(world));
    const input = { claimId: made.id, idempotencyKey: freshKey() };
    const { claim: ended } = await house.did(
      'withdrawDirectoryClaim',
      'WithdrawDirectoryClaimInput',
      input,
      claimFields,
    );
    expect(ended.status).toBe('WITHDRAWN');
    expect(codes(await decide(admin, made.id))).toEqual(['WRONG_STATUS']);
  });
});
