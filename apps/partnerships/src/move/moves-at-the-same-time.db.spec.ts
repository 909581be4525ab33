import type { RunningService } from '#service/start/service-app';
import { RequestScene } from '../../../../test/builders/request-scene';

let scene: RequestScene;
let other: RunningService;
beforeAll(async () => {
  scene = await RequestScene.open();
  other = await RequestScene.serve(scene.calendar);
});
afterAll(async () => {
  await other.close();
  await scene.close();
});
afterEach(() => scene.calendar.takeTime(0));

describe('the same key', () => {
  it('sent by twins to two processes at once is one request', async () => {
    scene.calendar.takeTime(100);
    const input = { lines: [scene.line()], idempotencyKey: crypto.randomUUID() };
    const twins = await Promise.all(
      [scene.service, other, scene.service, other].map((at) => scene.mutate('sendRequest', scene.producer, input, at)),
    );
    expect(new Set(twins.map((twin) => twin.request?.id)).size).toBe(1);
    expect(twins[0]?.request?.status).toBe('SENT');
    expect(scene.calendar.effects.get(`place ${twins[0]?.request?.id}:1`)).toBe(1);
    expect((await scene.list(scene.producer, 'direction: OUTGOING')).totalCount).toBe(1);
  });

  it('with another input is refused, and so it is after a refusal', async () => {
    const idempotencyKey = crypto.randomUUID();
    const refused = await scene.send({ idempotencyKey, lines: [scene.line({ units: 0 })] });
    expect(refused.codes).toEqual(['OUT_OF_RANGE']);
    expect((await scene.send({ idempotencyKey, lines: [scene.line({ units: 0 })] })).userErrors).toEqual(
      refused.userErrors,
    );
    expect((await scene.send({ idempotencyKey })).userErrors).toMatchObject([
      { code: 'KEY_REUSED', field: ['input', 'idempotencyKey'] },
    ]);
  });

  it('answers with a refusal of the calendar again, though the calendar would agree by now', async () => {
    const requestId = await scene.accepted({ waitIfTaken: true });
    const [line] = (await scene.read(requestId)).lines;
    await scene.calendar.tell(line.commitment.id, 'WAITING', null);
    const input = { requestId, idempotencyKey: crypto.randomUUID() };
    expect((await scene.mutate('confirmRequest', scene.producer, input)).codes).toEqual(['UNITS_TAKEN']);
    await scene.calendar.tell(line.commitment.id, 'HELD', new Date(Date.now() + 60_000));
    expect((await scene.mutate('confirmRequest', scene.producer, input)).codes).toEqual(['UNITS_TAKEN']);
    expect((await scene.mutate('confirmRequest', scene.producer, { requestId })).request?.status).toBe('CONFIRMED');
  });

  it('has 1 to 200 characters', async () => {
    for (const idempotencyKey of ['', 'k'.repeat(201)])
      expect((await scene.send({ idempotencyKey })).userErrors).toMatchObject([
        { code: 'INVALID', field: ['input', 'idempotencyKey'] },
      ]);
  });

  it('of another organisation is another key', async () => {
    const idempotencyKey = crypto.randomUUID();
    const house = await scene.send({ idempotencyKey }, { ...scene.house, organisation: scene.producer.organisation });
    const stranger = await scene.send(
      { idempotencyKey },
      { ...scene.producer, organisation: scene.house.organisation },
    );
    expect(house.request?.id).not.toBe(stranger.request?.id);
  });
});

describe('two different moves at once', () => {
  it('on an accepted request end in one of them, and the other hears what it came to', async () => {
    for (let round = 0; round < 10; round++) {
      const requestId = await scene.accepted();
      scene.calendar.takeTime(30);
      const [confirmed, withdrawn] = await Promise.all([
        scene.mutate('confirmRequest', scene.producer, { requestId, expectedVersion: 2 }, scene.service),
        scene.mutate('withdrawRequest', scene.producer, { requestId }, other),
      ]);
      scene.calendar.takeTime(0);
      const { status, version, history } = await scene.read(requestId);
      expect(version).toBe(3);
      expect(history).toHaveLength(3);
      if (status === 'CONFIRMED') {
        expect(withdrawn.userErrors).toMatchObject([
          { code: 'WRONG_STATUS', message: expect.stringContaining('CONFIRMED') },
        ]);
        expect(await scene.calendar.states(requestId)).toEqual(['BOOKED']);
      } else {
        expect(status).toBe('WITHDRAWN');
        expect(confirmed.codes).toEqual(['STALE_VERSION']);
        expect(await scene.calendar.states(requestId)).toEqual(['RELEASED']);
      }
    }
  });

  it('on a sent request give it to exactly one of many', async () => {
    const requestId = await scene.sent();
    scene.calendar.takeTime(20);
    const lines = [scene.line({ units: 3 })];
    const answers = await Promise.all([
      scene.mutate('acceptRequest', scene.house, { requestId }, other),
      scene.mutate('counterRequest', scene.house, { requestId, lines }),
      scene.mutate('declineRequest', scene.house, { requestId }, other),
      scene.mutate('withdrawRequest', scene.producer, { requestId }),
    ]);
    const made = answers.filter((answer) => answer.codes.length === 0).length;
    const { version, history } = await scene.read(requestId);
    expect(version).toBe(1 + made);
    expect(history).toHaveLength(1 + made);
    expect(
      answers.flatMap((answer) => answer.codes).filter((code) => code !== 'WRONG_STATUS' && code !== 'NOT_YOUR_TURN'),
    ).toEqual([]);
  });
});
