import { Client } from 'pg';
import { type Viewer, visitor } from '#service/viewer/viewer';
import { directoryClaimStatuses } from '../domain/directory-claim';
import { startDirectory } from '../../../../test/builders/directory-scene';
import { anAdmin, aViewer } from '../../../../test/builders/viewers';

let scene: Awaited<ReturnType<typeof startDirectory>>;
let database: Client;
beforeAll(async () => {
  scene = await startDirectory();
  database = new Client({ connectionString: scene.service.databaseUrl });
  await database.connect();
  await database.query('set search_path = facilities, public');
});
afterAll(() => Promise.all([scene.close(), database.end()]));

const aHouse = () => aViewer('FACILITY');
const admin = anAdmin();
const statusFor = async (viewer: Viewer, entry: string) => (await scene.entry(entry, viewer)).viewerClaim?.status;
const leadsTo = async (entry: string, viewer: Viewer) => (await scene.entry(entry, viewer)).claimedBy?.id ?? null;

describe('a house that finds itself in the directory', () => {
  it('claims its entry; an admin accepts, and the entry leads to the house', async () => {
    const house = aHouse();
    const { paris } = await scene.entries();
    const claim = await scene.claim(house, paris);
    expect(claim).toMatch(/^entryclaim_/);
    expect([await statusFor(house, paris), await leadsTo(paris, house)]).toEqual(['OPEN', null]);
    expect(await scene.decide(admin, claim, true)).toBe(claim);
    expect([await statusFor(house, paris), await leadsTo(paris, house)]).toEqual(['ACCEPTED', house.organisation]);
    const { rows } = await database.query(
      `select act, reason, before->>'status' as before, after->>'status' as after from audit_entries where subject = $1 order by at`,
      [paris],
    );
    expect(rows).toEqual([
      { act: 'claimDirectoryEntry', reason: null, before: null, after: 'OPEN' },
      { act: 'decideDirectoryClaim', reason: 'The imprint says so.', before: 'OPEN', after: 'ACCEPTED' },
    ]);
  });

  it('is refused with a reason, and may claim again', async () => {
    const house = aHouse();
    const { paris } = await scene.entries();
    const claim = await scene.claim(house, paris);
    await scene.decide(admin, claim, false, 'The imprint names another firm.');
    const { viewerClaim, claimedBy } = await scene.entry(paris, house);
    const refused = { id: claim, status: 'REFUSED', reason: 'The imprint names another firm.' };
    expect([viewerClaim, claimedBy]).toEqual([refused, null]);
    expect(await scene.claim(house, paris)).toMatch(/^entryclaim_/);
    expect(await statusFor(house, paris)).toBe('OPEN');
  });

  it('may take its claim back while nobody has decided', async () => {
    const house = aHouse();
    const { paris } = await scene.entries();
    const claim = await scene.claim(house, paris);
    expect(await scene.withdraw(aHouse(), claim)).toBe('NOT_FOUND claimId');
    expect(await scene.withdraw(aViewer('FACILITY', 'SCHEDULER', house.organisation), claim)).toBe('NOT_ALLOWED');
    expect(await scene.withdraw(house, claim)).toBe(claim);
    expect(await scene.withdraw(house, claim)).toBe('WRONG_STATUS claimId');
    expect(await scene.decide(admin, claim, true)).toBe('WRONG_STATUS claimId');
    expect(await statusFor(house, paris)).toBe('WITHDRAWN');
  });

  it.each([
    ['a scheduler', aViewer('FACILITY', 'SCHEDULER')],
    ['a looker-on', aViewer('FACILITY', 'VIEWER')],
    ['a producer', aViewer('PRODUCER')],
    ['an admin', admin],
  ])('does not claim through %s', async (_, viewer) => {
    const { paris } = await scene.entries();
    expect(await scene.claim(viewer, paris)).toBe('NOT_ALLOWED');
  });

  it('cannot claim what is not there, has closed, is taken or is claimed by it already', async () => {
    const [house, other] = [aHouse(), aHouse()];
    const { paris, tokyo, merged, shut } = await scene.entries();
    await scene.decide(admin, await scene.claim(other, tokyo), true);
    await scene.claim(house, paris);
    const asked = [`entry_${crypto.randomUUID()}`, 'nonsense', merged, shut, tokyo, paris];
    const answers = [];
    for (const entry of asked) answers.push(await scene.claim(house, entry));
    expect(answers).toEqual([
      ...['NOT_FOUND entryId', 'NOT_FOUND entryId'],
      ...Array.from({ length: 4 }, () => 'WRONG_STATUS entryId'),
    ]);
    expect(await scene.claim(house, 'nonsense', { evidence: ' ' })).toBe('NOT_FOUND entryId,INVALID evidence');
    expect(await scene.claim(house, paris, { evidence: 'x'.repeat(10_001) })).toBe('TOO_LONG evidence');
  });

  it('claims once under one key', async () => {
    const house = aHouse();
    const { paris, tokyo } = await scene.entries();
    const more = { idempotencyKey: crypto.randomUUID() };
    const claim = await scene.claim(house, paris, more);
    expect(await scene.claim(house, paris, more)).toBe(claim);
    expect(await scene.claim(house, tokyo, more)).toBe('KEY_REUSED idempotencyKey');
  });
});

describe('two who claim one entry', () => {
  it('do not see each other; when one is accepted, the claim of the other ends with a reason', async () => {
    const [one, other] = [aHouse(), aHouse()];
    const { paris } = await scene.entries();
    const [mine, theirs] = await Promise.all([scene.claim(one, paris), scene.claim(other, paris)]);
    expect((await scene.entry(paris, one)).viewerClaim?.id).toBe(mine);
    expect((await scene.entry(paris, aHouse())).viewerClaim).toBeNull();
    await scene.decide(admin, mine, true);
    expect((await scene.entry(paris, other)).viewerClaim).toEqual({
      ...{ id: theirs, status: 'REFUSED', reason: 'The entry went to another house.' },
    });
    expect(await scene.decide(admin, theirs, true)).toBe('WRONG_STATUS claimId');
    const { rows } = await database.query(
      `select after->>'claim' as claim, after->>'status' as status from audit_entries
       where subject = $1 and act = 'decideDirectoryClaim' order by at`,
      [paris],
    );
    expect(rows).toEqual([
      { claim: mine, status: 'ACCEPTED' },
      { claim: theirs, status: 'REFUSED' },
    ]);
  });

  it('never both get it, when two admins decide at once', async () => {
    for (let round = 0; round < 8; round++) {
      const houses = [aHouse(), aHouse()];
      const { paris } = await scene.entries();
      const claims = await Promise.all(houses.map((house) => scene.claim(house, paris)));
      const said = await Promise.all(claims.map((claim) => scene.decide(anAdmin(), claim, true)));
      expect(said.filter((answer) => answer === 'WRONG_STATUS claimId')).toHaveLength(1);
      const statuses = await Promise.all(houses.map((house) => statusFor(house, paris)));
      expect(statuses.sort()).toEqual(['ACCEPTED', 'REFUSED']);
    }
  });

  it('leave one open claim of a house that asks twice at once', async () => {
    const house = aHouse();
    const { paris } = await scene.entries();
    const said = await Promise.all([scene.claim(house, paris), scene.claim(house, paris)]);
    expect(said.filter((answer) => answer === 'WRONG_STATUS entryId')).toHaveLength(1);
  });

  it('are answered alike whether the claim or the decision for the rival comes first', async () => {
    for (let round = 0; round < 8; round++) {
      const [first, late] = [aHouse(), aHouse()];
      const { paris } = await scene.entries();
      const claim = await scene.claim(first, paris);
      await Promise.all([scene.decide(admin, claim, true), scene.claim(late, paris)]);
      expect(['REFUSED', undefined]).toContain(await statusFor(late, paris));
      expect(await leadsTo(paris, late)).toBe(first.organisation);
    }
  });

  it('are decided once when the house takes its claim back at that moment', async () => {
    const house = aHouse();
    const { paris } = await scene.entries();
    const claim = await scene.claim(house, paris);
    const said = await Promise.all([scene.decide(admin, claim, true), scene.withdraw(house, claim)]);
    expect(said.toSorted()).toEqual(['WRONG_STATUS claimId', claim].toSorted());
    expect((await leadsTo(paris, house)) === house.organisation).toBe((await statusFor(house, paris)) === 'ACCEPTED');
  });
});

describe('an admin', () => {
  it('gives a reason, and nothing to a house whose entry has closed meanwhile', async () => {
    const house = aHouse();
    const { houses, paris } = await scene.entries();
    const claim = await scene.claim(house, paris);
    expect(await scene.decide(admin, claim, true, ' ')).toBe('INVALID reason');
    expect(await scene.decide(admin, 'nonsense', true)).toBe('NOT_FOUND claimId');
    await scene.load(houses.file.map((one) => (one === houses.paris ? { ...one, obsolete: true } : one)));
    expect(await scene.decide(admin, claim, true)).toBe('WRONG_STATUS claimId');
    expect(await scene.decide(admin, claim, false, 'It has closed.')).toBe(claim);
  });

  it('alone decides and alone sees all claims, oldest first, page by page', async () => {
    const house = aHouse();
    const { paris, tokyo, nowhere } = await scene.entries();
    const made: string[] = [];
    for (const entry of [paris, tokyo, nowhere]) made.push(await scene.claim(house, entry));
    expect(await scene.decide(house, made[0] ?? '', true)).toBe('NOT_ALLOWED');
    await expect(scene.claims(house)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    await expect(scene.claims(visitor)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    await scene.decide(admin, made[1] ?? '', false);

    const all: string[] = [];
    const { totalCount } = await scene.claims(admin, { status: 'OPEN' });
    let after: string | null = null;
    for (let more = true; more;) {
      const page: Awaited<ReturnType<typeof scene.claims>> = await scene.claims(admin, {
        status: 'OPEN',
        first: 2,
        after,
      });
      all.push(...page.edges.map(({ node }) => node.id));
      [more, after] = [page.pageInfo.hasNextPage, page.pageInfo.endCursor];
    }
    expect([all.length, all]).toEqual([totalCount, all.toSorted()]);
    expect(made.map((claim) => all.includes(claim))).toEqual([true, false, true]);
    await expect(scene.claims(admin, { after: 'stray' })).rejects.toMatchObject({ extensions: { field: ['after'] } });
  });
});

describe('an entry that has been claimed', () => {
  it('does not tell a visitor whose it is while that visitor sees nothing of the house', async () => {
    const house = aHouse();
    const { paris } = await scene.entries();
    await scene.decide(admin, await scene.claim(house, paris), true);
    expect([await leadsTo(paris, visitor), await leadsTo(paris, aHouse())]).toEqual([null, house.organisation]);
    await database.query(
      `with site as (insert into facilities (id, organisation_id, name, time_zone)
                     values (gen_random_uuid(), $1, 'Site', 'Europe/Paris') returning *)
       insert into rates (id, facility_id, resource_id, organisation_id, audience, amount_minor, currency, per)
       select gen_random_uuid(), site.id, gen_random_uuid(), site.organisation_id, 'EVERYONE', 1, 'EUR', 'DAY' from site`,
      [house.organisation.slice('organisation_'.length)],
    );
    expect(await leadsTo(paris, visitor)).toBe(house.organisation);
  });

  it('stays claimed, and open claims stay open, through the next import', async () => {
    const [house, other] = [aHouse(), aHouse()];
    const { houses, paris, tokyo } = await scene.entries();
    await scene.decide(admin, await scene.claim(house, paris), true);
    await scene.claim(other, tokyo);
    await scene.load(houses.file.map((one) => ({ ...one, name: `${one.name} renamed` })));
    expect([await leadsTo(paris, house), await statusFor(other, tokyo)]).toEqual([house.organisation, 'OPEN']);
  });
});

describe('the database', () => {
  it('knows the same statuses of a claim as the domain', async () => {
    const { rows } = await database.query(
      `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'directory_claims_status_check'`,
    );
    const listed = [...String(rows[0]?.rule).matchAll(/'([A-Z]+)'::text/g)].map(([, status]) => status);
    expect(listed.sort()).toEqual([...directoryClaimStatuses].sort());
  });
});
