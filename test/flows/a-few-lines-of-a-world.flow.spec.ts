import { isId } from '#kernel/ids';
import { SignInAs } from '../../apps/accounts/src/accounts.module';
import { fingerprint } from '../builders/fingerprint';
import { soundLines as sound } from '../builders/world-lines';
import { Caller, freshKey } from '../world/client';
import { World } from '../world/world';
import { importText, settled } from './import-world/whole-world';

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());

const text = (...lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const whole = text(...Object.values(sound));
const bring = (lines: string, source: string, ask: { actsFor?: string; isDry?: boolean } = {}) => {
  const { actsFor = null, isDry = false } = ask;
  if (actsFor !== null && !isId('organisation', actsFor)) throw new Error(actsFor);
  return importText(world.interlock.services, lines, { source, actsFor, isDry });
};
const codes = ({ refused }: Awaited<ReturnType<typeof bring>>) =>
  refused.map(({ line, code, path }) => `${line} ${code} ${path}`.trim());

/** Support, as an owner of an organisation that has no people. */
async function support(organisation: string): Promise<Caller> {
  const signed = await world.interlock.services.get('accounts')!.app.get(SignInAs).run(organisation);
  if (!signed.ok) throw new Error(JSON.stringify(signed.refusals));
  return new Caller(world.url, signed.value.accessToken);
}

const room = `query ($id: ID!, $within: PeriodInput!) { node(id: $id) { ... on Resource {
  name units rates { audience minimum leadTime amount { amountMinor currency } } claims { capability { code } standing }
  capacity(within: $within) { units } commitments(within: $within) { id state units }
  facility { name timeZone rating assessments { scheme verified } } } } }`;
const within = { start: '2027-03-01T00:00:00Z', end: '2027-03-31T00:00:00Z' };

describe('lines of a world', () => {
  it('become what houses make by hand', async () => {
    const { ids, refused } = await bring(whole, 'made');
    expect(refused).toEqual([]);
    const owner = await support(ids.get('org-1')!);
    const { node } = await owner.ask(room, { id: ids.get('res-1'), within });
    expect(node).toMatchObject({
      ...{ name: 'Suite 1', units: 2 },
      claims: [{ capability: { code: 'colour.grading-suite.hdr' }, standing: 'SELF_DECLARED' }],
      capacity: [{ units: 2 }, { units: 1 }],
      commitments: [{ id: ids.get('com-1'), state: 'BOOKED', units: 1 }],
      facility: { timeZone: 'Europe/Paris', rating: 4.4, assessments: [{ scheme: 'TPN_GOLD', verified: true }] },
    });
    expect(node.rates.map((rate: { audience: string }) => rate.audience).sort()).toEqual([
      'ALLIANCE',
      'EVERYONE',
      'ORGANISATION',
    ]);
    expect(node.rates).toContainEqual(expect.objectContaining({ minimum: 'P2D', leadTime: 'P9999W' }));
  });

  it('are other things under another source, and a conflict with other content under the same', async () => {
    const [one, other] = [await bring(whole, 'one'), await bring(whole, 'other')];
    const things = [...one.ids.values(), ...other.ids.values()];
    expect(new Set(things).size).toBe(things.length);
    const changed = text(sound.organisation, { ...sound.facility, rating: 4.3 }, sound.resource, {
      ...sound.facility,
      rating: 4.3,
    });
    expect(codes(await bring(changed, 'one'))).toEqual(['2 CONFLICT ref', '4 CONFLICT ref']);
    const twice = text(sound.facility, { ...sound.facility, rating: 4.3 });
    expect(codes(await bring(twice, 'one'))).toEqual(['2 DUPLICATE_REF ref']);
  });

  it('are judged in a dry run as they would be, and leave nothing', async () => {
    const broken =
      whole + text({ ...sound.commitment, ref: 'com-2' }, { ...sound.organisation, name: 'B' }, sound.organisation);
    await settled(world.interlock.services);
    const before = await fingerprint(world.databaseUrl, ['changed_resources']);
    const dry = await bring(broken, 'dry', { isDry: true });
    expect(await fingerprint(world.databaseUrl, ['changed_resources'])).toEqual(before);
    const wet = await bring(broken, 'dry');
    expect(dry.refused).toEqual(wet.refused);
    expect(dry.summary).toEqual(wet.summary);
    expect(codes(wet)).toEqual(['9 DOES_NOT_FIT units', '10 DUPLICATE_REF ref']);
    const drier = await bring(broken, 'dry', { isDry: true });
    expect(drier.summary).toMatchObject({ accepted: 0, unchanged: 9, refused: 2 });
  });

  it('leave no trace when they are refused again', async () => {
    const broken =
      whole + text({ ...sound.commitment, ref: 'com-2' }, { ...sound.facility, ref: 'fac-2', country: 'x' });
    await bring(broken, 'refused');
    await settled(world.interlock.services);
    const before = await fingerprint(world.databaseUrl, ['changed_resources']);
    expect((await bring(broken, 'refused')).summary).toMatchObject({ accepted: 0, unchanged: 8, refused: 2 });
    await settled(world.interlock.services);
    expect(await fingerprint(world.databaseUrl, ['changed_resources'])).toEqual(before);
  });

  it('do not take what somebody has taken since', async () => {
    const { ids } = await bring(whole, 'since');
    const producer = await world.producer();
    const line = {
      resourceId: ids.get('res-1'),
      period: { start: '2027-03-02T08:00:00Z', end: '2027-03-03T08:00:00Z' },
    };
    const input = { lines: [{ ...line, units: 2 }], idempotencyKey: freshKey() };
    const sent = await producer.do('sendRequest', 'SendRequestInput', input, 'request { id }');
    expect(sent.userErrors).toMatchObject([{ code: 'LEAD_TIME_NOT_MET' }]);
    const rates = [{ audience: 'EVERYONE', amountMinor: 1, currency: 'JPY', per: 'UNIT' }];
    const more = await bring(text({ ...sound.resource, ref: 'res-2', rates }), 'since');
    const open = { lines: [{ ...line, resourceId: more.ids.get('res-2'), units: 2 }], idempotencyKey: freshKey() };
    await producer.did('sendRequest', 'SendRequestInput', open, 'request { id }');
    const late = {
      ...sound.commitment,
      ref: 'com-2',
      resource: 'res-2',
      start: '2027-03-02T09:00:00Z',
      end: '2027-03-02T10:00:00Z',
    };
    expect(codes(await bring(text(late), 'since'))).toEqual(['1 DOES_NOT_FIT units']);
    expect(
      codes(
        await bring(text({ ...late, start: '2027-03-03T08:00:00Z', end: '2027-03-03T09:00:00Z', units: 2 }), 'since'),
      ),
    ).toEqual([]);
  });

  it('stop after a thousand refusals, and keep what was taken before', async () => {
    const bad = Array.from({ length: 1500 }, (_, at) => ({ ...sound.organisation, ref: `bad-${at}`, name: '' }));
    const { summary, refused } = await bring(text(sound.organisation, ...bad, sound.producer), 'stopped');
    expect(summary).toMatchObject({ lines: 1001, accepted: 1, refused: 1000, stopped: true });
    expect(refused.at(-1)).toMatchObject({ line: 1001, ref: 'bad-999' });
  });
});

describe('an owner', () => {
  it('brings in what belongs to the house and nothing else', async () => {
    const { ids } = await bring(whole, 'owned');
    const own = { ...sound.facility, ref: 'fac-2', assessments: [] };
    const foreign = { ...own, ref: 'fac-3', organisation: 'org-2' };
    const lines = text(
      ...[sound.organisation, own, { ...sound.resource, ref: 'res-2', facility: 'fac-2' }],
      ...[{ ...sound.commitment, ref: 'com-2', resource: 'res-2' }, foreign, { ...sound.facility, ref: 'fac-4' }],
      ...[
        { ...sound.producer, ref: 'prod-2' },
        { ...sound.alliance, ref: 'all-3' },
      ],
    );
    const brought = await bring(lines, 'owned', { actsFor: ids.get('org-1')! });
    expect(codes(brought)).toEqual(['5 NOT_ALLOWED', '6 NOT_ALLOWED', '7 NOT_ALLOWED', '8 NOT_ALLOWED']);
    expect(brought.summary).toMatchObject({ accepted: 3, unchanged: 1, refused: 4 });
  });
});

describe('support', () => {
  it('acts as owner of an organisation for a quarter of an hour, is itself, and leaves a trace', async () => {
    const { ids } = await bring(whole, 'supported');
    const owner = await support(ids.get('org-1')!);
    const { me } = await owner.ask('{ me { displayName email isAdmin role organisation { id } } }');
    expect(me).toEqual({
      ...{ displayName: 'Support', email: 'support', isAdmin: false, role: 'OWNER' },
      organisation: { id: ids.get('org-1') },
    });
    const site = { name: 'A second site', timeZone: 'Europe/Paris', idempotencyKey: freshKey() };
    await owner.did('createFacility', 'CreateFacilityInput', site, 'facility { id }');
    await settled(world.interlock.services);
    const trail =
      'query ($id: ID!) { audit(subjectId: $id, first: 5) { edges { node { act actor { displayName } } } } }';
    const { audit } = await (await world.admin()).ask(trail, { id: ids.get('org-1') });
    expect(audit.edges).toContainEqual({ node: { act: 'signInAs', actor: { displayName: 'Support' } } });
  });

  it('acts for nobody who is not there', async () => {
    await expect(support('organisation_0')).rejects.toThrow('NOT_FOUND');
  });
});
