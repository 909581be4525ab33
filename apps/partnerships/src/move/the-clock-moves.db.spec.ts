import { eventually, RequestScene } from '../../../../test/builders/request-scene';

let scene: RequestScene;
beforeAll(async () => {
  scene = await RequestScene.open();
});
afterAll(() => scene.close());
afterEach(() => {
  scene.calendar.holdMs = 60_000;
});

const storedStatus = async (requestId: string): Promise<string> => {
  const { rows } = await scene.calendar.admin.query(
    `select status from partnerships.requests where 'request_' || id = $1`,
    [requestId],
  );
  return rows[0].status;
};
/** When the clock moved it, by the database. */
const expiredAt = async (requestId: string): Promise<number> => {
  const { rows } = await scene.calendar.admin.query(
    `select at from partnerships.events where 'request_' || request_id = $1 and move = 'EXPIRE'`,
    [requestId],
  );
  return rows[0].at.getTime();
};
const twoLines = () => [scene.line(), scene.line({ units: 2 })];

describe('a request with a lapsed pencil', () => {
  it('reads as EXPIRED from the deadline on and not before, and within a second is, its other pencils free', async () => {
    const requestId = await scene.accepted({ lines: twoLines() });
    const [line] = (await scene.read(requestId)).lines;
    const deadline = new Date(Date.now() + 400);
    await scene.calendar.tell(line.commitment.id, 'HELD', deadline);
    expect(await scene.read(requestId)).toMatchObject({ status: 'ACCEPTED', viewerMoves: ['CONFIRM', 'WITHDRAW'] });

    await new Promise((resolve) => setTimeout(resolve, deadline.getTime() - Date.now() + 5));
    expect(await scene.read(requestId)).toMatchObject({
      status: 'EXPIRED',
      viewerMoves: [],
      expiresAt: null,
      turn: null,
    });
    expect((await scene.list(scene.producer, 'direction: OUTGOING, status: [EXPIRED]')).totalCount).toBeGreaterThan(0);

    expect(
      await eventually(
        () => storedStatus(requestId),
        (status) => status === 'EXPIRED',
      ),
    ).toBe('EXPIRED');
    expect(await expiredAt(requestId)).toBeLessThan(deadline.getTime() + 1_000);
    expect(await expiredAt(requestId)).toBeGreaterThanOrEqual(deadline.getTime());
    expect(await scene.calendar.states(requestId)).toEqual(['EXPIRED', 'EXPIRED']);
    const { history, version } = await scene.read(requestId);
    expect(version).toBe(3);
    expect(history.at(-1)).toMatchObject({ move: 'EXPIRE', side: null, actor: null });
    const { rows } = await scene.calendar.admin.query(
      `select actor from partnerships.audit_entries where subject = $1 and act = 'expireRequest'`,
      [requestId],
    );
    expect(rows).toEqual([{ actor: null }]);
  });

  it('is told by the calendar, too, when a line that waited ran out', async () => {
    const requestId = await scene.sent({ lines: twoLines() });
    const [line] = (await scene.read(requestId)).lines;
    await scene.calendar.tell(line.commitment.id, 'EXPIRED', null);
    expect(
      await eventually(
        () => storedStatus(requestId),
        (status) => status === 'EXPIRED',
      ),
    ).toBe('EXPIRED');
  });

  it('refuses what needs its pencils, whether the clock has been there already or not', async () => {
    scene.calendar.holdMs = 150;
    const requestId = await scene.sent();
    await new Promise((resolve) => setTimeout(resolve, 160));
    for (const wait of [0, 600]) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      const lines = [scene.line()];
      expect((await scene.mutate('acceptRequest', scene.house, { requestId })).codes).toEqual(['HOLD_EXPIRED']);
      expect((await scene.mutate('counterRequest', scene.house, { requestId, lines })).codes).toEqual(['HOLD_EXPIRED']);
      expect((await scene.mutate('declineRequest', scene.house, { requestId })).codes).toEqual(['WRONG_STATUS']);
    }
  });

  it('does not lapse while its confirmation is with the calendar, which has the say', async () => {
    scene.calendar.holdMs = 300;
    const requestId = await scene.accepted();
    scene.calendar.takeTime(500);
    const confirmed = scene.mutate('confirmRequest', scene.producer, { requestId });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await scene.read(requestId)).status).toBe('ACCEPTED');
    scene.calendar.takeTime(0);
    expect((await confirmed).request?.status).toBe('CONFIRMED');
  });

  it('keeps its deadline when it is accepted', async () => {
    const requestId = await scene.sent();
    const { expiresAt } = await scene.read(requestId);
    await scene.mutate('acceptRequest', scene.house, { requestId });
    expect((await scene.read(requestId)).expiresAt).toBe(expiresAt);
  });
});

describe('a confirmed request', () => {
  it('is completed by the clock after the end of all its lines, not of the first', async () => {
    const end = new Date(Date.now() + 1_500).toISOString();
    const soon = { start: '2026-01-01T09:00:00Z', end: new Date(Date.now() - 60_000).toISOString() };
    const lines = [scene.line({ period: soon }), scene.line({ period: { start: '2026-01-01T09:00:00Z', end } })];
    const requestId = await scene.accepted({ lines });
    await scene.mutate('confirmRequest', scene.producer, { requestId });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect((await scene.read(requestId)).status).toBe('CONFIRMED');
    expect(
      await eventually(
        () => storedStatus(requestId),
        (status) => status === 'COMPLETED',
      ),
    ).toBe('COMPLETED');
    expect(await scene.calendar.states(requestId)).toEqual(['COMPLETED', 'COMPLETED']);
    expect((await scene.read(requestId)).history.at(-1)).toMatchObject({ move: 'COMPLETE', side: null });
  });
});
