import { claimsChanged } from '#events/capabilities';
import { uuidOf, type Id } from '#kernel/ids';
import { visitor, type Viewer } from '#service/viewer/viewer';
import { actor, day, startSearch, suite, type HouseOfTests } from '../../../../test/builders/search';
import { ask, contextOf } from '../../../../test/world/ask';

type World = Awaited<ReturnType<typeof startSearch>>;
let world: World;
let house: HouseOfTests;
beforeAll(async () => {
  world = await startSearch();
  house = await world.house({ at: [45.75, 4.85], rating: 4.5 });
});
afterAll(() => world.close());

const period = { start: day(10, 9), end: day(10, 17) };
const wholeYear = ['2020-01-01', '2099-12-31'] as const;

async function search(filter: object, viewer: Viewer = visitor, fields = 'why { code message } lacks { code }') {
  const query = `query ($filter: CapacityFilter!) { searchCapacity(filter: $filter, sort: PRICE) {
    needs { capability { code label } requirements { attribute anyOf allOf atLeast atMost } }
    edges { node { resource { id } claims { capability { code } ai { uses trainsOnInput } } ${fields} } } } }`;
  const { searchCapacity } = await ask(world.service, query, { filter: { period, ...filter } }, contextOf(viewer));
  return {
    needs: searchCapacity.needs,
    hits: searchCapacity.edges.map((edge: { node: unknown }) => edge.node),
    found: searchCapacity.edges.map((edge: { node: { resource: { id: string } } }) => edge.node.resource.id),
  };
}

const declare = async (resource: Id<'resource'>, uses: readonly string[]): Promise<void> => {
  const ai = JSON.stringify({ uses, trainsOnInput: 'no' });
  await world.admin.query('update claims set ai = $2 where resource_id = $1', [uuidOf(resource), ai]);
  await world.tell(claimsChanged, uuidOf(resource));
};

describe('a hit', () => {
  it('says why it is here and what it lacks, with the claims that matched and no others', async () => {
    const room = await world.room(house, {
      claims: { [suite]: { peakNits: ['1000'] }, 'mix.atmos.home': {} },
      rates: [{ amount: 10_000, leadTime: 'P60D' }],
    });
    await world.assess(house, 'THIRD_PARTY', ...wholeYear);
    const requirements = [{ attribute: 'peakNits', atLeast: '600' }];
    const { hits } = await search({
      capability: suite,
      requirements,
      near: { latitude: 45.75, longitude: 4.85, withinKm: 1 },
    });
    expect(hits).toEqual([
      {
        resource: { id: room },
        claims: [{ capability: { code: suite }, ai: null }],
        why: [
          { code: 'CLAIM', message: 'Grading suite, HDR: peak luminance 1000 cd/m²' },
          { code: 'FREE', message: 'Free throughout' },
          { code: 'SECURITY', message: 'TPN Gold, verified, until 31 Dec 2099' },
          { code: 'DISTANCE', message: '0.0 km away' },
          { code: 'RATING', message: 'Rated 4.5 of 5' },
        ],
        lacks: [{ code: 'LEAD_TIME' }, { code: 'SELF_DECLARED' }, { code: 'AI_UNKNOWN' }],
      },
    ]);
  });

  it('is paid through the audiences asked for', async () => {
    const partner = await world.house();
    const room = await world.room(await world.house(), {
      claims: { 'mix.stems': {} },
      rates: [{ amount: 8_000 }, { amount: 9_000, audience: 'ORGANISATION', audienceId: partner.organisation }],
    });
    const through = (kinds: readonly string[]) =>
      search(
        { capability: 'mix.stems', through: kinds },
        actor(partner.organisation),
        'price { amountMinor } why { code }',
      );
    expect((await through([])).hits).toMatchObject([{ resource: { id: room }, price: { amountMinor: '8000' } }]);
    expect((await through(['ORGANISATION'])).hits).toMatchObject([
      { price: { amountMinor: '9000' }, why: [{ code: 'CLAIM' }, { code: 'PRICE' }, { code: 'FREE' }] },
    ]);
    expect((await search({ capability: 'mix.stems', through: ['ORGANISATION'] })).found).toEqual([]);
  });

  it('may be priced in a currency that a dated rate compares with the highest price', async () => {
    const room = await world.room(house, {
      claims: { 'sound.adr-booth': {} },
      rates: [{ amount: 10_000, currency: 'USD' }],
    });
    const under = (amountMinor: number) =>
      search({ capability: 'sound.adr-booth', maxPrice: { amountMinor, currency: 'EUR' } }, visitor, 'why { message }');
    expect((await under(1_000_000)).found).toEqual([]);
    await world.admin.query(
      `insert into facilities.exchange_rates (on_date, base, quote, rate)
       values ('2020-01-01', 'EUR', 'USD', 1), ('2021-01-01', 'EUR', 'USD', 1.25), ('2099-01-01', 'EUR', 'USD', 9)`,
    );
    expect((await under(7_999)).found).toEqual([]);
    const { found, hits } = await under(8_000);
    expect(found).toEqual([room]);
    expect(hits[0].why).toContainEqual({ message: 'USD 100.00: EUR 80.00 at 0.8 of 1 Jan 2021' });
  });

  it('keeps the AI policy by what its claim declares', async () => {
    const [clean, open, silent] = await Promise.all(
      [1, 2, 3].map(() => world.room(house, { claims: { 'colour.colourist': {} }, kind: 'PERSON' })),
    );
    if (!clean || !open || !silent) throw new Error('there are three');
    await declare(clean, ['colour-match']);
    await declare(open, ['colour-match', 'face-replacement']);
    const asked = (aiPolicy: object) => search({ capability: 'colour.colourist', aiPolicy });
    expect(new Set((await asked({})).found)).toEqual(new Set([clean, open, silent]));
    expect(new Set((await asked({ trainingOnInput: false })).found)).toEqual(new Set([clean, open]));
    const { hits } = await asked({ forbids: ['replicate'] });
    expect(hits).toMatchObject([
      { resource: { id: clean }, claims: [{ ai: { uses: ['colour-match'], trainsOnInput: 'no' } }] },
    ]);
  });
});

describe('a delivery specification', () => {
  it('is written out, and finds the houses that can do all of it, each with whatever does a part', async () => {
    const whole = await world.house({ name: 'Whole' });
    const half = await world.house({ name: 'Half' });
    const smpte = { dcpFlavour: ['SMPTE'] };
    const both = await Promise.all([
      world.room(whole, { claims: { 'mastering.dcp.package': smpte } }),
      world.room(whole, { claims: { 'qc.package.imf-dcp': smpte } }),
    ]);
    await world.room(half, { claims: { 'mastering.dcp.package': smpte, 'qc.package.imf-dcp': {} } });
    const { needs, found, hits } = await search({ deliverySpec: 'smpte-dcp' });
    expect(needs.map((need: { capability: { code: string } }) => need.capability.code)).toEqual([
      'mastering.dcp.package',
      'qc.package.imf-dcp',
    ]);
    expect(needs[0].requirements).toEqual([
      { attribute: 'dcpFlavour', anyOf: ['SMPTE'], allOf: null, atLeast: null, atMost: null },
    ]);
    expect(found).toEqual(both.toSorted());
    expect(hits[0].lacks[0]).toEqual({ code: 'OTHER_NEEDS' });
    // As they are shown they can be asked for, one changed.
    const [first, ...also] = needs.map((need: { capability: { code: string } }) => ({
      capability: need.capability.code,
    }));
    expect((await search({ ...first, also })).found).toHaveLength(3);
  });

  it('is listed with its needs', async () => {
    const query =
      '{ deliverySpecs { code label isProposal source notes needs { capability { code } } } aiCategories { code risk } }';
    const { deliverySpecs, aiCategories } = await ask(world.service, query);
    expect(deliverySpecs.find(({ code }: { code: string }) => code === 'smpte-dcp-encrypted')).toMatchObject({
      isProposal: true,
      needs: ['mastering.dcp.package', 'qc.package.imf-dcp', 'mastering.dcp.kdm'].map((code) => ({
        capability: { code },
      })),
    });
    expect(aiCategories).toContainEqual({ code: 'voice-synthesis', risk: 'replicate' });
  });
});

describe('the places of a search', () => {
  it('are told when they are asked for, with how many matches each has', async () => {
    const far = await world.house({ city: 'Oslo', country: 'NO', at: [59.9, 10.75] });
    for (const place of [far, far, house]) await world.room(place, { claims: { 'storage.lto': {} } });
    const query = `query ($filter: CapacityFilter!) { searchCapacity(filter: $filter) {
      places { city country count latitude longitude } } }`;
    const filter = { capability: 'storage.lto', period };
    const { searchCapacity } = await ask(world.service, query, { filter });
    expect(searchCapacity.places).toMatchObject([
      { city: 'Oslo', country: 'NO', count: 2, latitude: 59.9, longitude: 10.75 },
      { city: 'Lyon', country: 'FR', count: 1 },
    ]);
  });
});
