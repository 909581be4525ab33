import type { Viewer } from '#service/viewer/viewer';
import { RequestScene } from '../../../../test/builders/request-scene';
import { ask, contextOf } from '../../../../test/world/ask';

let scene: RequestScene;
beforeAll(async () => {
  scene = await RequestScene.open({ quiet: true });
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.calendar.cancellation = { zone: 'Europe/Paris', bands: [{ notice: 'P7D', percent: 25 }] };
});

const dayMs = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs).toISOString();
const lineIn = (days: number, amountMinor: string, currency = 'EUR') =>
  scene.line({ period: { start: inDays(days), end: inDays(days + 1) }, price: { amountMinor, currency } });

const money = 'amountMinor currency';
const query = `query ($id: ID!) { partnershipRequest(id: $id) {
  cancellationFee { totals { ${money} } until nextTotals { ${money} } isDue }
  lines { cancellation { notice percent } cancellationFee { percent amount { ${money} } until nextPercent } } } }`;
const feesOf = async (id: string, viewer: Viewer = scene.producer) =>
  (await ask(scene.service, query, { id }, contextOf(viewer))).partnershipRequest;
const confirmed = async (...lines: readonly object[]) => {
  const requestId = await scene.accepted({ lines });
  await scene.mutate('confirmRequest', scene.producer, { requestId });
  return requestId;
};

describe('what cancelling costs', () => {
  it('is shown to both sides from the first offer on: line by line, in all, and with its next change', async () => {
    const requestId = await scene.sent({ lines: [lineIn(30, '1001'), lineIn(3, '400')] });
    for (const viewer of [scene.producer, scene.house]) {
      const { cancellationFee, lines } = await feesOf(requestId, viewer);
      expect(cancellationFee).toMatchObject({ totals: [{ amountMinor: '650', currency: 'EUR' }], isDue: false });
      expect(cancellationFee.nextTotals).toEqual([{ amountMinor: '1401', currency: 'EUR' }]);
      expect(Math.abs(Date.parse(cancellationFee.until) - Date.now() - 23 * dayMs)).toBeLessThan(dayMs / 12);
      expect(lines).toMatchObject([
        {
          cancellation: [{ notice: 'P7D', percent: 25 }],
          cancellationFee: {
            percent: 25,
            amount: { amountMinor: '250' },
            until: cancellationFee.until,
            nextPercent: 100,
          },
        },
        { cancellationFee: { percent: 100, amount: { amountMinor: '400' }, until: null, nextPercent: null } },
      ]);
    }
  });

  it('is owed by a requester who cancels, as it was that moment, one total for each currency', async () => {
    const requestId = await confirmed(lineIn(30, '1000'), lineIn(3, '400'), lineIn(30, '9999', 'JPY'));
    await scene.mutate('cancelRequest', scene.producer, { requestId });
    const { cancellationFee, lines } = await feesOf(requestId, scene.house);
    expect(cancellationFee).toEqual({
      ...{ until: null, nextTotals: [], isDue: true },
      totals: [
        { amountMinor: '650', currency: 'EUR' },
        { amountMinor: '2500', currency: 'JPY' },
      ],
    });
    expect(lines[0].cancellationFee).toMatchObject({ percent: 25, until: null, nextPercent: null });
  });

  it('is nothing where the house cancels, where the request is withdrawn, and where its rate has no scale', async () => {
    const byTheHouse = await confirmed(lineIn(3, '400'));
    await scene.mutate('cancelRequest', scene.house, { requestId: byTheHouse });
    const withdrawn = await scene.accepted({ lines: [lineIn(3, '400')] });
    await scene.mutate('withdrawRequest', scene.producer, { requestId: withdrawn });
    for (const id of [byTheHouse, withdrawn])
      expect(await feesOf(id)).toMatchObject({ cancellationFee: null, lines: [{ cancellationFee: null }] });
    scene.calendar.cancellation = null;
    const free = await confirmed(lineIn(3, '400'));
    await scene.mutate('cancelRequest', scene.producer, { requestId: free });
    expect(await feesOf(free)).toMatchObject({
      cancellationFee: { totals: [{ amountMinor: '0', currency: 'EUR' }], isDue: true },
      lines: [{ cancellation: [] }],
    });
  });

  it('stays what it was when it was agreed on, and goes with each offer to what it is then', async () => {
    const requestId = await scene.sent({ lines: [lineIn(30, '1000')] });
    scene.calendar.cancellation = { zone: 'Europe/Paris', bands: [{ notice: 'P20D', percent: 50 }] };
    expect((await feesOf(requestId)).lines[0].cancellation).toEqual([{ notice: 'P7D', percent: 25 }]);
    await scene.mutate('counterRequest', scene.house, { requestId, lines: [lineIn(30, '900')] });
    expect((await feesOf(requestId)).lines[0]).toMatchObject({ cancellationFee: { percent: 50, amount: { amountMinor: '450' } } }); // prettier-ignore
  });

  it('counts the moment of asking, however late the calendar lets go', async () => {
    const requestId = await confirmed(lineIn(3, '400'));
    scene.calendar.breakNext('before');
    const idempotencyKey = crypto.randomUUID();
    await expect(scene.mutate('cancelRequest', scene.producer, { requestId, idempotencyKey })).rejects.toThrow();
    // Whoever takes it up later finds another scale, as another day would make of it.
    await scene.calendar.admin.query('update partnerships.lines set cancellation = null');
    await scene.mutate('cancelRequest', scene.producer, { requestId, idempotencyKey });
    expect((await feesOf(requestId)).cancellationFee).toMatchObject({ totals: [{ amountMinor: '400' }], isDue: true });
  });
});
