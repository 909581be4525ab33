import type { Viewer } from '#service/viewer/viewer';
import { AddAssessment, VerifyAssessment } from '../capabilities.module';
import { actor, date, startSearch, type HouseOfTests } from '../../../../test/builders/search';
import { ask, contextOf } from '../../../../test/world/ask';

type World = Awaited<ReturnType<typeof startSearch>>;
let world: World;
let house: HouseOfTests;
beforeAll(async () => {
  world = await startSearch();
});
beforeEach(async () => {
  house = await world.house();
});
afterAll(() => world.close());

const admin = actor(null, { isAdmin: true });
const said = (refusals: readonly { code: string; field: readonly string[] }[]) =>
  refusals.map(({ code, field }) => `${code} ${field.join('.')}`.trim()).join();

async function add(scheme = 'TPN_GOLD', viewer = actor(house.organisation), facilityId = `facility_${house.facility}`) {
  const asked = { facilityId, scheme, issuedOn: date(-10), expiresOn: date(10), idempotencyKey: crypto.randomUUID() };
  const result = await world.service.app.get(AddAssessment).run(viewer, asked);
  return result.ok ? result.value.assessmentId : said(result.refusals);
}
async function verify(assessmentId: string, viewer: Viewer = admin, reason = 'Papers seen.') {
  const asked = { assessmentId, reason, idempotencyKey: crypto.randomUUID() };
  const result = await world.service.app.get(VerifyAssessment).run(viewer, asked);
  return result.ok ? 'ok' : said(result.refusals);
}
async function shown() {
  const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Facility { securityTier
    assessments { id scheme tier issuedOn expiresOn verified facility { id } } } } }`;
  const { _entities } = await ask(world.service, query, {
    ids: [{ __typename: 'Facility', id: `facility_${house.facility}` }],
  });
  return _entities[0];
}
const queue = async (variables: object = {}, viewer = admin) => {
  const query = `query ($first: Int, $after: String) { assessmentsToVerify(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id facility { id } } } } }`;
  return (await ask(world.service, query, { ...variables }, contextOf(viewer))).assessmentsToVerify;
};

describe('the security of a facility', () => {
  it('counts a third party only once an admin has verified it', async () => {
    const id = await add();
    expect(await shown()).toEqual({
      securityTier: 'NONE',
      assessments: [
        {
          ...{ id, scheme: 'TPN_GOLD', tier: 'THIRD_PARTY', issuedOn: date(-10), expiresOn: date(10), verified: false },
          facility: { id: `facility_${house.facility}` },
        },
      ],
    });
    expect(await verify(id)).toBe('ok');
    expect(await shown()).toMatchObject({ securityTier: 'THIRD_PARTY', assessments: [{ verified: true }] });
    expect(await verify(id)).toBe('WRONG_STATUS assessmentId');
  });

  it('counts a self-declaration as stated, while it lasts', async () => {
    await add('TPN_BLUE');
    expect(await shown()).toMatchObject({ securityTier: 'SELF_DECLARED' });
    await world.admin.query('update assessments set expires_on = $1 where facility_id = $2', [
      date(-2),
      house.facility,
    ]);
    expect(await shown()).toMatchObject({ securityTier: 'NONE' });
  });

  it('is stated by owner and scheduler, and verified by admins with a reason', async () => {
    const stranger = actor((await world.house()).organisation);
    expect(await add('TPN_GOLD', actor(house.organisation, { role: 'VIEWER' }))).toBe('NOT_ALLOWED facilityId');
    expect(await add('TPN_GOLD', stranger)).toBe('NOT_FOUND facilityId');
    expect(await add('TPN_GOLD', admin)).toBe('NOT_ALLOWED facilityId');
    await world.room(house);
    expect(await add('TPN_GOLD', stranger)).toBe('NOT_ALLOWED facilityId');
    expect(await add('TPN_PLATINUM')).toBe('UNKNOWN_CODE scheme');
    const id = await add();
    expect(await verify(id, actor(house.organisation))).toBe('NOT_ALLOWED');
    expect(await verify(`assessment_${crypto.randomUUID()}`, actor(house.organisation))).toBe('NOT_ALLOWED');
    expect(await verify(id, admin, ' ')).toBe('INVALID reason');
    expect(await verify(`assessment_${crypto.randomUUID()}`)).toBe('NOT_FOUND assessmentId');
    const { rows } = await world.admin.query('select act, reason from audit_entries where subject = $1', [
      `facility_${house.facility}`,
    ]);
    expect(rows).toEqual([{ act: 'addAssessment', reason: null }]);
  });
});

describe('what waits for an admin', () => {
  it('is every unverified third-party assessment that has not expired, oldest first, page by page', async () => {
    await world.admin.query('delete from assessments');
    const ids: string[] = [];
    for (let at = 0; at < 3; at++) ids.push(await add());
    await add('TPN_BLUE');
    await verify(await add());
    const expired = await add();
    await world.admin.query('update assessments set expires_on = $1 where id = $2', [
      date(-2),
      expired.slice('assessment_'.length),
    ]);
    const first = await queue({ first: 2 });
    const rest = await queue({ first: 2, after: first.pageInfo.endCursor });
    const nodes = [...first.edges, ...rest.edges].map((edge: { node: { id: string } }) => edge.node.id);
    expect([first.totalCount, first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([3, true, false]);
    expect(nodes).toEqual(ids.toSorted());
    await expect(queue({ after: 'stray' })).rejects.toMatchObject({
      extensions: { reason: 'INVALID', field: ['after'] },
    });
  });

  it('is told to nobody else', async () => {
    await expect(queue({}, actor(house.organisation))).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});
