import { newId, uuidOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { AllianceScene } from '../../../../test/builders/alliance-scene';
import { anAdmin } from '../../../../test/builders/viewers';
import { BringAlliances } from '../alliance/bring-alliances';
import { allianceRoles, allianceStatuses, membershipStatuses } from '../domain/alliance';

let scene: AllianceScene;
beforeAll(async () => {
  scene = await AllianceScene.open();
});
afterAll(() => scene.close());

const bring = (...alliances: Parameters<BringAlliances['run']>[1]) =>
  scene.service.app.get(BringAlliances).run(anAdmin(), alliances);
const place = async (role: 'STEWARD' | 'MEMBER') => ({ organisationId: await scene.organisation(), role });

const told = async (allianceId: string) => {
  const { rows } = await scene.admin.query(
    `select a.name, a.status, m.organisation_id, m.role, m.status as membership from alliances_facts.alliances a
     join alliances_facts.memberships m on m.alliance_id = a.id where 'alliance_' || a.id = $1 order by m.role desc`,
    [allianceId],
  );
  return rows;
};

describe('an alliance that comes in with a world', () => {
  it('is told with its members, all ACTIVE in it, and only once however often it is brought', async () => {
    const members = [await place('STEWARD'), await place('MEMBER')];
    const north = { id: newId('alliance', instant(Date.now())), name: 'North', status: 'ACTIVE' as const, members };
    await bring(north);
    await bring(north, { ...north, name: 'South' });
    const row = { name: 'North', status: 'ACTIVE', membership: 'ACTIVE' };
    expect(await told(north.id)).toEqual(
      members.map(({ organisationId, role }) => ({ ...row, organisation_id: uuidOf(organisationId), role })),
    );
    const { rows } = await scene.admin.query(
      `select count(*)::int as told from alliances_facts.outbox where name = 'membership.changed' and 'alliance_' || subject = $1`,
      [north.id],
    );
    expect(rows).toEqual([{ told: 1 }]);
  });
});

describe('the database', () => {
  it.each([
    ['alliances_status', allianceStatuses],
    ['memberships_status', membershipStatuses],
    ['memberships_role', allianceRoles],
  ])('lists the same words in %s as the domain', async (constraint, wordsOfTheDomain) => {
    const { rows } = await scene.admin.query<{ rule: string }>(
      `select pg_get_constraintdef(c.oid) as rule from pg_constraint c
       where conname = $1 and connamespace = 'alliances'::regnamespace`,
      [constraint],
    );
    const listed = [...(rows[0]?.rule ?? '').matchAll(/'([A-Z]+)'/g)].map((match) => match[1]);
    expect(listed.sort()).toEqual([...wordsOfTheDomain].sort());
  });
});
