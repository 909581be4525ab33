import { type Viewer, visitor } from '#service/viewer/viewer';
import { RequestScene } from '../../../../test/builders/request-scene';
import { ask, contextOf } from '../../../../test/world/ask';
import { anAdmin, aViewer } from '../../../../test/builders/viewers';
import { moveNames, requestStatuses } from '../domain/request-life';

let scene: RequestScene;
beforeAll(async () => {
  scene = await RequestScene.open({ quiet: true });
});
afterAll(() => scene.close());

const offer = (amountMinor: string) => ({ price: { amountMinor, currency: 'EUR' } });

describe('one booking', () => {
  it('goes from sending over a counter-offer to a confirmed room, and both sides can follow it', async () => {
    const requestId = await scene.sent({ message: 'A grade in March?' });
    const lines = [scene.line(offer('80000'))];
    await scene.mutate('counterRequest', scene.house, { requestId, lines, message: 'For less.', expectedVersion: 1 });
    await scene.mutate('acceptRequest', scene.producer, { requestId, expectedVersion: 2 });
    const { request } = await scene.mutate('confirmRequest', scene.producer, { requestId, message: 'Booked!' });

    expect(request).toMatchObject({ status: 'CONFIRMED', version: 4 });
    const seen = await scene.read(requestId, scene.house);
    expect(seen).toMatchObject({
      turn: null,
      expiresAt: null,
      viewerMoves: ['CANCEL'],
      facility: { id: scene.calendar.facility },
      requester: { id: scene.producer.organisation },
      lines: [{ resource: { id: scene.resource }, units: 1, price: { amountMinor: '80000', currency: 'EUR' } }],
    });
    expect(seen.history).toEqual([
      {
        move: 'SEND',
        side: 'REQUESTER',
        actor: { id: scene.producer.account },
        lines: [{ price: { amountMinor: '95000' } }],
      },
      {
        move: 'COUNTER',
        side: 'FACILITY',
        actor: { id: scene.house.account },
        lines: [{ price: { amountMinor: '80000' } }],
      },
      {
        move: 'ACCEPT',
        side: 'REQUESTER',
        actor: { id: scene.producer.account },
        lines: [{ price: { amountMinor: '80000' } }],
      },
      {
        move: 'CONFIRM',
        side: 'REQUESTER',
        actor: { id: scene.producer.account },
        lines: [{ price: { amountMinor: '80000' } }],
      },
    ]);
    expect(seen.messages.edges.map((edge: { node: { body: string } }) => edge.node.body)).toEqual([
      'A grade in March?',
      'For less.',
      'Booked!',
    ]);
    expect(await scene.calendar.states(requestId)).toEqual(['RELEASED', 'BOOKED']);
  });

  it('names to the other side only those who wrote in its thread', async () => {
    const elsewhere = await scene.sent({ message: 'Another room?' });
    const requestId = await scene.sent();
    await scene.mutate('acceptRequest', scene.house, { requestId, message: 'Gladly.' });
    const actorsFor = async (viewer: Viewer, id: string) =>
      (await scene.read(id, viewer)).history.map((event: { actor: object | null }) => event.actor);
    const [producer, house] = [{ id: scene.producer.account }, { id: scene.house.account }];
    expect(await actorsFor(scene.house, requestId)).toEqual([null, house]);
    expect(await actorsFor(scene.producer, requestId)).toEqual([producer, house]);
    expect(await actorsFor(scene.house, elsewhere)).toEqual([producer]);
  });

  it('leaves an audit entry and a fact for each move', async () => {
    const requestId = await scene.accepted();
    const { rows: entries } = await scene.calendar.admin.query(
      'select act, actor, before, after from partnerships.audit_entries where subject = $1 order by id',
      [requestId],
    );
    expect(entries.map((entry) => [entry.act, entry.before?.status ?? null, entry.after.status])).toEqual([
      ['sendRequest', null, 'SENT'],
      ['acceptRequest', 'SENT', 'ACCEPTED'],
    ]);
    const { rows: facts } = await scene.calendar.admin.query(
      `select count(*)::int as told from partnerships.outbox where name = 'request.moved' and 'request_' || subject = $1`,
      [requestId],
    );
    expect(facts).toEqual([{ told: 2 }]);
  });

  it('shows whose turn it is and when it runs out', async () => {
    const requestId = await scene.sent();
    const seen = await scene.read(requestId);
    expect(seen).toMatchObject({ status: 'SENT', turn: 'FACILITY', viewerMoves: ['WITHDRAW'] });
    expect(Date.parse(seen.expiresAt)).toBeGreaterThan(Date.now());
  });

  it.each([
    ['declineRequest', 'house', 'sent', 'DECLINED', 'RELEASED'],
    ['withdrawRequest', 'producer', 'accepted', 'WITHDRAWN', 'RELEASED'],
  ] as const)('frees its pencils by %s', async (mutation, side, from, status, state) => {
    const requestId = await scene[from]();
    const { request } = await scene.mutate(mutation, scene[side], { requestId });
    expect(request?.status).toBe(status);
    expect(await scene.calendar.states(requestId)).toEqual([state]);
  });

  it('is cancelled by either side, and its bookings are free again', async () => {
    for (const side of ['house', 'producer'] as const) {
      const requestId = await scene.accepted();
      await scene.mutate('confirmRequest', scene.producer, { requestId });
      expect((await scene.mutate('cancelRequest', scene[side], { requestId })).request?.status).toBe('CANCELLED');
      expect(await scene.calendar.states(requestId)).toEqual(['CANCELLED']);
    }
  });

  it('is refused as the calendar refuses, at the line it names, and nobody ever sees it', async () => {
    const taken = 'resource_00000000-0000-7000-8000-000000000001';
    scene.calendar.taken.add(taken);
    const before = (await scene.list(scene.producer, 'direction: OUTGOING')).totalCount;
    const answer = await scene.send({ lines: [scene.line(), scene.line({ resourceId: taken })] });
    expect(answer.request).toBeNull();
    expect(answer.userErrors).toMatchObject([{ code: 'UNITS_TAKEN', field: ['input', 'lines', '1'] }]);
    expect((await scene.list(scene.producer, 'direction: OUTGOING')).totalCount).toBe(before);
  });

  it('waits in line where it may, and cannot be confirmed before its turn', async () => {
    const taken = 'resource_00000000-0000-7000-8000-000000000002';
    scene.calendar.taken.add(taken);
    const requestId = await scene.accepted({ lines: [scene.line({ resourceId: taken })], waitIfTaken: true });
    expect(await scene.read(requestId)).toMatchObject({ expiresAt: null, viewerMoves: ['CHALLENGE', 'WITHDRAW'] });
    const early = await scene.mutate('confirmRequest', scene.producer, { requestId });
    expect(early.userErrors).toMatchObject([{ code: 'UNITS_TAKEN', field: null }]);

    const [commitment] = (await scene.read(requestId)).lines;
    const deadline = new Date(Date.now() + 60_000);
    await scene.calendar.tell(commitment.commitment.id, 'HELD', deadline);
    const promoted = await scene.read(requestId);
    expect(Date.parse(promoted.expiresAt)).toBe(deadline.getTime());
    expect(promoted.viewerMoves).toEqual(['CONFIRM', 'WITHDRAW']);
    expect((await scene.mutate('confirmRequest', scene.producer, { requestId })).request?.status).toBe('CONFIRMED');
  });
});

describe('who may move', () => {
  it('is decided by side and turn, and said with the status it found', async () => {
    const requestId = await scene.sent();
    expect((await scene.mutate('declineRequest', scene.producer, { requestId })).codes).toEqual(['NOT_ALLOWED']);
    expect((await scene.mutate('acceptRequest', scene.producer, { requestId })).codes).toEqual(['NOT_YOUR_TURN']);
    expect(
      (await scene.mutate('acceptRequest', scene.house, { requestId, expectedVersion: 7 })).userErrors,
    ).toMatchObject([{ code: 'STALE_VERSION', field: ['input', 'expectedVersion'] }]);
    const early = await scene.mutate('cancelRequest', scene.house, { requestId });
    expect(early.userErrors).toMatchObject([{ code: 'WRONG_STATUS', message: expect.stringContaining('SENT') }]);
  });

  it('leaves out those who only look on, who still see it', async () => {
    const requestId = await scene.sent();
    const onlooker = aViewer('FACILITY', 'VIEWER', scene.house.organisation);
    expect((await scene.mutate('acceptRequest', onlooker, { requestId })).codes).toEqual(['NOT_ALLOWED']);
    expect(await scene.read(requestId, onlooker)).toMatchObject({ status: 'SENT', viewerMoves: [] });
    expect((await scene.send({}, aViewer('PRODUCER', 'VIEWER'))).codes).toEqual(['NOT_ALLOWED']);
    expect((await scene.send({}, anAdmin())).codes).toEqual(['NOT_ALLOWED']);
  });

  it('includes a scheduler of a house, who may ask others as well', async () => {
    const scheduler = aViewer('FACILITY', 'SCHEDULER');
    expect((await scene.send({}, scheduler)).request?.status).toBe('SENT');
  });
});

describe('whoever is on neither side', () => {
  it('finds no request, no message, no list and no node, and cannot move what is not there', async () => {
    const requestId = await scene.sent({ message: 'Between us.' });
    const message = (await scene.read(requestId)).messages.edges[0].node.id;
    for (const stranger of [aViewer('PRODUCER'), aViewer('FACILITY'), anAdmin()]) {
      expect(await scene.read(requestId, stranger)).toBeNull();
      expect((await scene.list(stranger, 'direction: INCOMING')).totalCount).toBe(0);
      expect((await scene.list(stranger, 'direction: OUTGOING')).totalCount).toBe(0);
      const { visibleNodes } = await ask(
        scene.service,
        'query ($ids: [ID!]!) { visibleNodes(ids: $ids) }',
        { ids: [requestId, message] },
        contextOf(stranger),
      );
      expect(visibleNodes).toEqual([false, false]);
      expect((await scene.mutate('withdrawRequest', stranger, { requestId })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', field: ['input', 'requestId'] },
      ]);
    }
    const sides = await ask(
      scene.service,
      'query ($ids: [ID!]!) { visibleNodes(ids: $ids) }',
      { ids: [requestId, message, 'request_no-id', scene.producer.organisation] },
      contextOf(scene.house),
    );
    expect(sides.visibleNodes).toEqual([true, true, false, false]);
  });

  it('does not see who wrote in a thread; the other side does', async () => {
    const asker = aViewer('PRODUCER');
    await scene.send({ message: 'Between us.' }, asker);
    const seen = async (viewer: Viewer) => {
      const ids = [asker.account, aViewer('PRODUCER').account];
      const query = 'query ($ids: [ID!]!) { visibleNodes(ids: $ids) }';
      return (await ask(scene.service, query, { ids }, contextOf(viewer))).visibleNodes;
    };
    expect(await seen(scene.house)).toEqual([true, false]);
    for (const stranger of [aViewer('PRODUCER'), aViewer('FACILITY'), visitor])
      expect(await seen(stranger)).toEqual([false, false]);
  });

  it('gets the same answer for an id that is none', async () => {
    const { userErrors } = await scene.mutate('acceptRequest', scene.house, { requestId: 'request_1', message: '' });
    expect(userErrors.map((error) => [error.code, error.field?.at(-1)])).toEqual([
      ['NOT_FOUND', 'requestId'],
      ['INVALID', 'message'],
    ]);
  });
});

describe('the list of requests', () => {
  it('is read latest first, a page at a time, and counts exactly', async () => {
    const producer = aViewer('PRODUCER');
    const sent: (string | undefined)[] = [];
    for (let at = 0; at < 5; at++) sent.unshift((await scene.send({}, producer)).request?.id);
    await scene.mutate('declineRequest', scene.house, { requestId: sent[0] });
    const first = await scene.list(producer, 'direction: OUTGOING, first: 3');
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    const rest = await scene.list(producer, `direction: OUTGOING, first: 3, after: "${first.pageInfo.endCursor}"`);
    expect(rest).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: false } });
    const ids = [...first.edges, ...rest.edges].map((edge: { node: { id: string } }) => edge.node.id);
    expect(ids).toEqual(sent);
    expect(await scene.list(producer, 'direction: OUTGOING, status: [DECLINED]')).toMatchObject({ totalCount: 1 });
    expect(await scene.list(producer, 'direction: INCOMING')).toMatchObject({ totalCount: 0 });
    await expect(scene.list(producer, 'direction: OUTGOING, status: []')).rejects.toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', reason: 'INVALID', field: ['status'] },
    });
  });
});

describe('the database', () => {
  it.each([
    ['requests_status', requestStatuses],
    ['events_move', moveNames],
  ])('lists the same words in %s as the table of moves', async (constraint, wordsOfTheTable) => {
    const { rows } = await scene.calendar.admin.query<{ rule: string }>(
      `select pg_get_constraintdef(oid) as rule from pg_constraint where conname = $1`,
      [constraint],
    );
    const listed = [...(rows[0]?.rule ?? '').matchAll(/'([A-Z]+)'/g)].map((match) => match[1]);
    expect(listed.sort()).toEqual([...wordsOfTheTable].sort());
  });
});
