import { ClaimCapabilities } from '../capabilities.module';
import type { RawClaim } from '../domain/claim';
import { actor, startSearch, suite, type HouseOfTests } from '../../../../test/builders/search';
import { ask } from '../../../../test/world/ask';

type World = Awaited<ReturnType<typeof startSearch>>;
let world: World;
let house: HouseOfTests;
beforeAll(async () => {
  world = await startSearch();
  house = await world.house();
});
afterAll(() => world.close());

const claims = (...peakNits: readonly string[]): readonly RawClaim[] => [
  { capability: suite, attributes: peakNits.length === 0 ? null : [{ attribute: 'peakNits', values: peakNits }] },
];

async function claim(
  resourceId: string,
  raw = claims('1000'),
  viewer = actor(house.organisation),
  key: string = crypto.randomUUID(),
) {
  const ask = { resourceId, claims: raw, idempotencyKey: key };
  const result = await world.service.app.get(ClaimCapabilities).run(viewer, ask);
  return result.ok ? 'ok' : result.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
}

const shown = async (id: string) => {
  const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Resource {
    claims { capability { code label unit } attributes { attribute values } standing expiresOn } } } }`;
  const { _entities } = await ask(world.service, query, { ids: [{ __typename: 'Resource', id }] });
  return _entities[0].claims;
};
const count = async (sql: string, ...values: readonly unknown[]): Promise<number> =>
  (await world.admin.query(`select count(*)::int as count from ${sql}`, [...values])).rows[0].count;

describe('claiming capabilities', () => {
  it('replaces what the resource claimed, and says so in the trail and as a fact', async () => {
    const room = await world.room(house, { claims: { 'mix.atmos.home': {} } });
    expect(await claim(room)).toBe('ok');
    expect(await shown(room)).toEqual([
      {
        capability: { code: suite, label: 'Grading suite, HDR', unit: 'room-day' },
        attributes: [{ attribute: 'peakNits', values: ['1000'] }],
        ...{ standing: 'SELF_DECLARED', expiresOn: null },
      },
    ]);
    expect(await count('audit_entries where subject = $1 and before is not null and after is not null', room)).toBe(1);
    expect(await count(`outbox where name = 'claims.changed' and subject = $1`, room.slice('resource_'.length))).toBe(
      1,
    );
    expect(await claim(room, [])).toBe('ok');
    expect(await shown(room)).toEqual([]);
  });

  it('keeps the standing of what stays as it was', async () => {
    const room = await world.room(house, { claims: { [suite]: { peakNits: ['1000'] } }, standing: 'VERIFIED' });
    await claim(room, [...claims('1000'), { capability: 'mix.atmos.home' }]);
    expect((await shown(room)).map((one: { standing: string }) => one.standing)).toEqual(['VERIFIED', 'SELF_DECLARED']);
    await claim(room, claims('2000'));
    expect(await shown(room)).toMatchObject([{ standing: 'SELF_DECLARED' }]);
  });

  it('is refused whole when one value is wrong, with the place of it', async () => {
    const room = await world.room(house);
    expect(await claim(room, claims('99999'))).toEqual(['OUT_OF_RANGE claims.0.attributes.0.values.0']);
    expect(await shown(room)).toMatchObject([{ attributes: [] }]);
  });

  it('is for owners and schedulers of the house; who may not see the resource does not find it', async () => {
    const hidden = await world.room(house, { rates: [] });
    const open = await world.room(house);
    const stranger = actor((await world.house()).organisation);
    const member = (role: 'SCHEDULER' | 'VIEWER') => actor(house.organisation, { role });
    expect(await claim(hidden, claims(), member('SCHEDULER'))).toBe('ok');
    expect(await claim(hidden, claims(), member('VIEWER'))).toEqual(['NOT_ALLOWED resourceId']);
    expect(await claim(open, claims(), stranger)).toEqual(['NOT_ALLOWED resourceId']);
    for (const id of [hidden, `resource_${crypto.randomUUID()}`, 'nonsense', `facility_${house.facility}`])
      expect(await claim(id, claims(), stranger)).toEqual(['NOT_FOUND resourceId']);
  });

  it('is one effect for one key, refusals included', async () => {
    const room = await world.room(house);
    const key = crypto.randomUUID();
    const viewer = actor(house.organisation);
    const twins = await Promise.all([1, 2, 3].map(() => claim(room, claims('1000'), viewer, key)));
    expect(twins).toEqual(['ok', 'ok', 'ok']);
    expect(await count('audit_entries where subject = $1', room)).toBe(1);
    expect(await claim(room, claims('2000'), viewer, key)).toEqual(['KEY_REUSED idempotencyKey']);
    expect(await claim(room, claims('1000'), viewer, '')).toEqual(['INVALID idempotencyKey']);
  });
});

describe('a capability', () => {
  it('is told to whoever names its code, as a package of a brief does; what the taxonomy does not have is nothing', async () => {
    const query = `query ($codes: [_Any!]!) { _entities(representations: $codes) { ... on Capability { code label } } }`;
    const codes = [suite, 'colour.nonsense'].map((code) => ({ __typename: 'Capability', code }));
    const { _entities } = await ask(world.service, query, { codes });
    expect(_entities).toEqual([{ code: suite, label: expect.stringMatching(/./) }, null]);
  });
});
