import type { RunningService } from '#service/start/service-app';
import { eventually, RequestScene } from '../../../../test/builders/request-scene';
import { RecordMove } from './record-move';

let scene: RequestScene;
beforeAll(async () => {
  scene = await RequestScene.open({ quiet: true });
});
afterAll(() => scene.close());

/** Where the line of steps is cut: before the question arrives, before its answer does, before the outcome is written. */
const cuts = {
  'before the question arrives': () => scene.calendar.breakNext('before'),
  'before the answer arrives': () => scene.calendar.breakNext('after'),
  'before the outcome is written': () => {
    jest.spyOn(scene.service.app.get(RecordMove), 'run').mockRejectedValueOnce(new Error('killed'));
  },
} as const;
const places = Object.keys(cuts) as (keyof typeof cuts)[];

const openIntents = async (): Promise<number> =>
  (await scene.calendar.admin.query('select count(*)::int as open from partnerships.intents')).rows[0].open;
const swept = () => eventually(openIntents, (open) => open === 0);
const effectsOf = (requestId: string) =>
  [...scene.calendar.effects].filter(([key]) => key.includes(requestId)).map(([, times]) => times);

describe('sending a request that is cut off', () => {
  it.each(places)('%s is finished within seconds without anyone asking, once', async (place) => {
    const before = (await scene.list(scene.producer, 'direction: OUTGOING')).totalCount;
    cuts[place]();
    await expect(scene.send()).rejects.toMatchObject({ extensions: { code: 'INTERNAL' } });
    expect(await swept()).toBe(0);
    const list = await scene.list(scene.producer, 'direction: OUTGOING');
    expect(list.totalCount).toBe(before + 1);
    const { id } = list.edges[0].node;
    expect(await scene.calendar.states(id)).toEqual(['HELD']);
    expect((await scene.read(id)).history).toHaveLength(1);
  });

  it.each(places)('%s is taken up by the same key and answers the same ever after', async (place) => {
    const idempotencyKey = crypto.randomUUID();
    cuts[place]();
    await expect(scene.send({ idempotencyKey, message: 'Once.' })).rejects.toThrow();
    const first = await scene.send({ idempotencyKey, message: 'Once.' });
    const again = await scene.send({ idempotencyKey, message: 'Once.' });
    expect(first.request?.status).toBe('SENT');
    expect(again).toEqual(first);
    expect(effectsOf(first.request?.id ?? '')).toEqual([1]);
    expect((await scene.read(first.request?.id ?? '')).messages.totalCount).toBe(1);
  });

  it('shows nothing of itself while the calendar has not answered', async () => {
    const before = (await scene.list(scene.producer, 'direction: OUTGOING')).totalCount;
    scene.calendar.breakNext('before');
    const failed = scene.send();
    await expect(failed).rejects.toThrow();
    const { rows } = await scene.calendar.admin.query(`select id from partnerships.requests where status = 'DRAFT'`);
    for (const row of rows) expect(await scene.read(`request_${row.id}`)).toBeNull();
    await swept();
    expect((await scene.list(scene.producer, 'direction: OUTGOING')).totalCount).toBe(before + 1);
  });
});

describe.each([
  ['confirmRequest', 'CONFIRMED', 'BOOKED'],
  ['withdrawRequest', 'WITHDRAWN', 'RELEASED'],
] as const)('%s that is cut off', (mutation, status, state) => {
  it.each(places)('%s happens once, and the same key tells so', async (place) => {
    const requestId = await scene.accepted();
    const idempotencyKey = crypto.randomUUID();
    cuts[place]();
    await expect(scene.mutate(mutation, scene.producer, { requestId, idempotencyKey })).rejects.toThrow();
    await swept();
    expect(await scene.read(requestId)).toMatchObject({ status, version: 3 });
    const { request } = await scene.mutate(mutation, scene.producer, { requestId, idempotencyKey });
    expect(request).toEqual({ id: requestId, status, version: 3 });
    expect(await scene.calendar.states(requestId)).toEqual([state]);
    expect(effectsOf(requestId)).toEqual([1, 1]);
  });
});

describe('a counter-offer that is cut off', () => {
  it.each(places)('%s replaces the old lines once', async (place) => {
    const requestId = await scene.sent();
    cuts[place]();
    const lines = [scene.line({ units: 2 })];
    await expect(scene.mutate('counterRequest', scene.house, { requestId, lines })).rejects.toThrow();
    await swept();
    expect(await scene.read(requestId)).toMatchObject({ status: 'COUNTERED', version: 2, lines: [{ units: 2 }] });
    expect(await scene.calendar.states(requestId)).toEqual(['RELEASED', 'HELD']);
  });
});

describe('a move whose process has died over its question', () => {
  let other: RunningService;
  beforeAll(async () => {
    other = await RequestScene.serve(scene.calendar, { quiet: true });
  });
  afterAll(() => other.close());

  it('is taken up by another process within two seconds', async () => {
    const requestId = await scene.accepted();
    scene.calendar.breakNext('never answers');
    void scene.mutate('confirmRequest', scene.producer, { requestId }, other);
    await eventually(openIntents, (open) => open === 1);
    const begun = Date.now();
    await swept();
    expect(Date.now() - begun).toBeLessThan(2_000);
    expect(await scene.read(requestId)).toMatchObject({ status: 'CONFIRMED', version: 3 });
    expect(effectsOf(requestId)).toEqual([1, 1]);
  });

  it('happens once when the process was not dead but slow', async () => {
    const requestId = await scene.accepted();
    scene.calendar.takeTime(1_600);
    const slow = scene.mutate('confirmRequest', scene.producer, { requestId }, other);
    await eventually(openIntents, (open) => open === 1);
    expect((await slow).request).toMatchObject({ status: 'CONFIRMED', version: 3 });
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    scene.calendar.takeTime(0);
    const asked = scene.calendar.asked.filter(({ body }) => body.key === `${requestId}:2`);
    expect(asked).toHaveLength(2);
    expect(await scene.read(requestId)).toMatchObject({ status: 'CONFIRMED', version: 3 });
  });

  it('is taken up by whoever wants to make another move on it, who is then judged by what it finds', async () => {
    const requestId = await scene.accepted();
    scene.calendar.breakNext('never answers');
    void scene.mutate('confirmRequest', scene.producer, { requestId }, other);
    await eventually(openIntents, (open) => open === 1);
    const late = await scene.mutate('withdrawRequest', scene.producer, { requestId });
    expect(late.userErrors).toMatchObject([{ code: 'WRONG_STATUS', message: expect.stringContaining('CONFIRMED') }]);
    expect(await scene.calendar.states(requestId)).toEqual(['BOOKED']);
  });
});
