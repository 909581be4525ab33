import { grading, startTeamWork, week, type TeamWork } from '../../../../test/builders/team-scene';
import { aViewer } from '../../../../test/builders/viewers';

let scene: TeamWork;
beforeAll(async () => {
  scene = await startTeamWork();
});
afterAll(() => scene.close());

const whole = `id title status currency budget { amountMinor currency } maxFacilities excludeFacilities { id } preferAlliances { id }
  obstacles { constraint } proposedAt teams { id } packages { key title capability { code } units duration window { start end }
  after requirements { attribute anyOf allOf atLeast atMost } securityFloor near { latitude longitude withinKm }
  maxPrice { amountMinor } together }`;
const faults = (answer: { readonly userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  answer.userErrors.map(({ code, field }) => `${code} ${field.slice(1).join('.')}`).sort();

describe('a brief', () => {
  it('is open from the start and reads as it was written', async () => {
    const producer = aViewer('PRODUCER');
    const grade = scene.piece('grade', {
      ...{ units: 2, requirements: [{ attribute: 'hdr', anyOf: ['Dolby Vision'] }], securityFloor: 'SELF_DECLARED' },
      ...{ near: { latitude: 48.8, longitude: 2.3, withinKm: 100 }, maxPrice: { amountMinor: 90000, currency: 'EUR' } },
      together: 'picture',
    });
    const id = await scene.brief(producer, [grade, scene.piece('online', { after: ['grade'], duration: 'P1DT4H' })], {
      budget: { amountMinor: 200000, currency: 'EUR' },
      maxFacilities: 3,
    });
    const brief = await scene.readBrief(producer, id, whole);
    expect(brief).toMatchObject({ title: 'Blue Moon', status: 'OPEN', currency: 'EUR', maxFacilities: 3, teams: [] });
    expect(brief.budget).toEqual({ amountMinor: '200000', currency: 'EUR' });
    expect(brief.packages).toMatchObject([
      { ...grade, capability: { code: grading }, maxPrice: { amountMinor: '90000' }, after: [] },
      { key: 'online', after: ['grade'], duration: 'P1DT4H', units: 1, window: week, near: null, together: null },
    ]);
  });

  it('is written once under its key, and not again under another input', async () => {
    const producer = aViewer('PRODUCER');
    const input = { title: 'Once', currency: 'EUR', packages: [scene.piece('grade')], idempotencyKey: 'the key' };
    const twins = await Promise.all([1, 2].map(() => scene.mutate('createBrief', producer, input)));
    expect(twins[0]?.brief.id).toBe(twins[1]?.brief.id);
    expect((await scene.mutate('createBrief', producer, { ...input, title: 'Twice' })).codes).toEqual(['KEY_REUSED']);
  });

  it('is told all its faults at once, those of the taxonomy among them', async () => {
    const past = { start: '2024-01-01T00:00:00Z', end: '2024-02-01T00:00:00Z' };
    const packages = [
      scene.piece('a', { title: ' ', duration: 'P1Y', units: 0, after: ['c', 'b'], window: past }),
      scene.piece('b', { after: ['a'], window: { start: week.end, end: week.start }, capability: 'colour.none' }),
      scene.piece('b', {
        requirements: [{ attribute: 'none', anyOf: ['x'] }],
        maxPrice: { amountMinor: 1, currency: 'USD' },
      }),
      scene.piece('d', { near: { latitude: 91, longitude: 0, withinKm: -1 }, together: '' }),
    ];
    const answer = await scene.mutate('createBrief', aViewer('PRODUCER'), {
      ...{ title: '', currency: 'EUR', budget: { amountMinor: 1, currency: 'GBP' }, maxFacilities: 0, packages },
      ...{ excludeFacilities: ['facility_1'], preferAlliances: ['alliance_1'] },
    });
    expect(faults(answer)).toEqual(
      [
        ...['INVALID title', 'MIXED_CURRENCY budget.currency', 'OUT_OF_RANGE maxFacilities'],
        ...['NOT_FOUND excludeFacilities.0', 'NOT_FOUND preferAlliances.0'],
        ...['INVALID packages.0.title', 'INVALID packages.0.duration', 'OUT_OF_RANGE packages.0.units'],
        ...['INVALID packages.0.after.0', 'IN_PAST packages.0.window'],
        ...['PERIOD_REVERSED packages.1.window', 'UNKNOWN_CODE packages.1.capability'],
        ...['INVALID packages.2.key', 'MIXED_CURRENCY packages.2.maxPrice.currency'],
        'UNKNOWN_CODE packages.2.requirements.0.attribute',
        ...['OUT_OF_RANGE packages.3.near.latitude', 'OUT_OF_RANGE packages.3.near.withinKm'],
        'INVALID packages.3.together',
      ].sort(),
    );
  });

  it('has no packages that wait for themselves, and at least one, and not too many', async () => {
    const create = async (packages: readonly object[]) =>
      faults(await scene.mutate('createBrief', aViewer('PRODUCER'), { title: 'Ring', currency: 'EUR', packages }));
    const ring = [
      ['a', 'c'],
      ['b', 'a'],
      ['c', 'b'],
      ['d', 'c'],
      ['e', ''],
    ] as const;
    expect(await create(ring.map(([key, after]) => scene.piece(key, { after: after ? [after] : [] })))).toEqual(
      [0, 1, 2, 3].map((at) => `INVALID packages.${at}.after`),
    );
    expect(await create([])).toEqual(['INVALID packages']);
    const many = Array.from({ length: 51 }, (_, at) => scene.piece(`p${at}`));
    expect(await create(many)).toEqual(['TOO_LONG packages']);
  });

  it('is written by those who may move requests, on either kind of organisation', async () => {
    const input = { title: 'Who', currency: 'EUR', packages: [scene.piece('grade')] };
    for (const who of [aViewer('FACILITY', 'SCHEDULER'), aViewer('PRODUCER', 'PRODUCER')])
      expect((await scene.mutate('createBrief', who, input)).codes).toEqual([]);
    for (const who of [aViewer('FACILITY', 'VIEWER'), aViewer('PRODUCER', 'VIEWER')])
      expect((await scene.mutate('createBrief', who, input)).codes).toEqual(['NOT_ALLOWED']);
  });

  it('is seen by colleagues of whoever wrote it and by nobody else, in lists and by its id', async () => {
    const producer = aViewer('PRODUCER');
    const ids = [];
    for (const title of ['One', 'Two', 'Three'])
      ids.push(await scene.brief(producer, [scene.piece('grade')], { title }));
    const colleague = aViewer('PRODUCER', 'VIEWER', producer.organisation);
    expect(await scene.readBrief(colleague, ids[0] ?? '', 'title')).toEqual({ title: 'One' });
    expect(await scene.readBrief(aViewer('PRODUCER'), ids[0] ?? '', 'title')).toBeNull();
    const page = await scene.listBriefs(colleague, 'first: 2');
    expect(page).toMatchObject({ totalCount: 3, edges: [{ node: { title: 'Three' } }, { node: { title: 'Two' } }] });
    const rest = await scene.listBriefs(colleague, `first: 2, after: "${page.pageInfo.endCursor}"`);
    expect(rest).toMatchObject({ edges: [{ node: { title: 'One' } }], pageInfo: { hasNextPage: false } });
    expect((await scene.listBriefs(colleague, 'status: [STAFFED]')).totalCount).toBe(0);
    expect((await scene.listBriefs(aViewer('FACILITY'), 'first: 2')).totalCount).toBe(0);
    expect(await scene.visible(colleague, ids)).toEqual([true, true, true]);
    expect(await scene.visible(aViewer('PRODUCER'), ids)).toEqual([false, false, false]);
  });
});
