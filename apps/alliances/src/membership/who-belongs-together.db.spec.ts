import { uuidOf } from '#kernel/ids';
import { AllianceScene } from '../../../../test/builders/alliance-scene';
import { anAdmin, aViewer } from '../../../../test/builders/viewers';
import { allianceRoles, allianceStatuses, membershipStatuses } from '../domain/alliance';
import { AdmitMember } from './admit-member';
import { FoundAlliance } from './found-alliance';

let scene: AllianceScene;
beforeAll(async () => {
  scene = await AllianceScene.open();
});
afterAll(() => scene.close());

const found = (input: Partial<Parameters<FoundAlliance['run']>[1]>, viewer = anAdmin()) =>
  scene.service.app
    .get(FoundAlliance)
    .run(viewer, { name: 'North', status: 'ACTIVE', members: [], idempotencyKey: crypto.randomUUID(), ...input });
const admit = (
  input: Omit<Parameters<AdmitMember['run']>[1], 'idempotencyKey'>,
  idempotencyKey: string = crypto.randomUUID(),
) => scene.service.app.get(AdmitMember).run(anAdmin(), { ...input, idempotencyKey });
const stewardOf = async () => ({ organisationId: await scene.organisation(), role: 'STEWARD' as const });

const told = async (allianceId: string) => {
  const { rows } = await scene.admin.query(
    `select a.name, a.status, m.organisation_id, m.role, m.status as membership from alliances_facts.alliances a
     join alliances_facts.memberships m on m.alliance_id = a.id where 'alliance_' || a.id = $1 order by m.role desc`,
    [allianceId],
  );
  return rows;
};

describe('an alliance that comes in with a world', () => {
  it('is told with its members, all ACTIVE in it, once for each key', async () => {
    const members = [await stewardOf(), { organisationId: await scene.organisation(), role: 'MEMBER' as const }];
    const idempotencyKey = crypto.randomUUID();
    const first = await found({ members, idempotencyKey });
    const again = await found({ members, idempotencyKey });
    expect(again).toEqual(first);
    if (!first.ok) throw new Error('not founded');
    expect(await told(first.value.allianceId)).toEqual([
      {
        name: 'North',
        status: 'ACTIVE',
        organisation_id: uuidOf(members[0]!.organisationId),
        role: 'STEWARD',
        membership: 'ACTIVE',
      },
      {
        name: 'North',
        status: 'ACTIVE',
        organisation_id: uuidOf(members[1]!.organisationId),
        role: 'MEMBER',
        membership: 'ACTIVE',
      },
    ]);
    const { rows } = await scene.admin.query(
      `select count(*)::int as told from alliances_facts.outbox where name = 'membership.changed' and 'alliance_' || subject = $1`,
      [first.value.allianceId],
    );
    expect(rows).toEqual([{ told: 1 }]);
    const reused = await found({ members, idempotencyKey, name: 'South' });
    expect(reused).toMatchObject({ refusals: [{ code: 'KEY_REUSED' }] });
  });

  it('takes post houses that exist, and nobody else', async () => {
    const producer = { organisationId: await scene.organisation('PRODUCER'), role: 'MEMBER' as const };
    const unknown = { organisationId: 'organisation_00000000-0000-7000-8000-000000000000', role: 'MEMBER' as const };
    const answer = await found({ members: [await stewardOf(), producer, unknown] });
    expect(answer).toMatchObject({
      refusals: [
        { code: 'INVALID', field: ['members', '1', 'organisationId'] },
        { code: 'NOT_FOUND', field: ['members', '2', 'organisationId'] },
      ],
    });
  });

  it('is the operator’s to bring in', async () => {
    expect(await found({ members: [await stewardOf()] }, aViewer('FACILITY'))).toMatchObject({
      refusals: [{ code: 'NOT_ALLOWED' }],
    });
  });
});

describe('a house that is admitted', () => {
  it('is an ACTIVE member from then on, and is not admitted twice', async () => {
    const alliance = await found({ members: [await stewardOf()] });
    if (!alliance.ok) throw new Error('not founded');
    const { allianceId } = alliance.value;
    const organisationId = await scene.organisation();
    const key = crypto.randomUUID();
    expect(await admit({ allianceId, organisationId, role: 'MEMBER' }, key)).toEqual({
      ok: true,
      value: { allianceId },
    });
    expect(await admit({ allianceId, organisationId, role: 'MEMBER' }, key)).toEqual({
      ok: true,
      value: { allianceId },
    });
    expect((await told(allianceId)).map((row) => row.role)).toEqual(['STEWARD', 'MEMBER']);
    expect(await admit({ allianceId, organisationId, role: 'MEMBER' })).toMatchObject({
      refusals: [{ code: 'ALREADY_MEMBER', field: ['organisationId'] }],
    });
  });

  it('is admitted to something that exists', async () => {
    const organisationId = await scene.organisation();
    const nothing = 'alliance_00000000-0000-7000-8000-000000000000';
    expect(await admit({ allianceId: nothing, organisationId, role: 'MEMBER' })).toMatchObject({
      refusals: [{ code: 'NOT_FOUND', field: ['allianceId'] }],
    });
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
