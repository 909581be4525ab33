import { startEdge, type Edge, type EdgeOptions } from '../../../../test/world/edge';

const secret = 'a-secret-that-opens-a-calendar-1';
const content = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR';

let edge: Edge;
const asked: unknown[] = [];
const facilities = {
  Query: {
    calendarFile: (_: never, args: { readonly secret: string; readonly known: string | null }) => {
      asked.push(args);
      if (args.secret !== secret) return null;
      return { etag: 'one', content: args.known === 'one' ? null : content };
    },
  },
};
const start = async (settings: EdgeOptions['settings'] = {}): Promise<Edge> =>
  startEdge({ services: { facilities }, settings });
beforeAll(async () => {
  edge = await start();
});
afterAll(() => edge.close());

const read = (file: string, init: RequestInit = {}, at = edge): Promise<Response> =>
  fetch(`${at.url}/calendar/${file}`, init);

describe('a calendar program', () => {
  it('reads the calendar behind a secret address, and keeps it to itself', async () => {
    const answer = await read(`${secret}.ics`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(content);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      etag: '"one"',
      'x-robots-tag': 'noindex',
    });
  });

  it.each(['"one"', 'W/"one"', '"one", "two"'])('is told that %s is still good', async (etag) => {
    const answer = await read(`${secret}.ics`, { headers: { 'if-none-match': etag } });
    expect(answer.status).toBe(304);
    expect(answer.headers.get('etag')).toBe('"one"');
    expect(await answer.text()).toBe('');
  });

  it('may ask for the head alone', async () => {
    const answer = await read(`${secret}.ics`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([200, '"one"', '']);
  });

  it('finds nothing under a wrong secret: the same nothing as anywhere', async () => {
    const nowhere = await (await fetch(`${edge.url}/nowhere.ics`)).json();
    for (const file of ['a-secret-that-opens-nothing-at-all.ics', secret, 'short.ics', `${secret}.ics.ics`]) {
      const answer = await read(file);
      expect([answer.status, await answer.json()]).toEqual([404, nowhere]);
    }
  });

  it('changes nothing there', async () => {
    const answer = await read(`${secret}.ics`, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('leaves no secret in what is counted', async () => {
    await read(`${secret}.ics`);
    const metrics = await (await fetch(`${edge.url}/metrics`)).text();
    expect(metrics).toContain('/calendar/:file');
    expect(metrics).not.toContain(secret);
  });

  it('may not ask for it through the API', async () => {
    const { body } = await edge.ask(`{ calendarFile(secret: "${secret}") { etag } }`);
    expect(body.errors?.[0]?.message).toMatch(/Cannot query field "calendarFile"/);
  });

  it('cannot try one secret after the other, and reads its own calendar as often as it likes', async () => {
    const limited = await start({ INTERLOCK_RATE_LIMITS: 'on' });
    try {
      for (let n = 0; n < 70; n++) expect((await read(`${secret}.ics`, {}, limited)).status).toBe(200);
      const tries = [];
      for (let n = 0; n < 62; n++) tries.push((await read(`guess-number-${n}-of-many.ics`, {}, limited)).status);
      expect(tries.slice(0, 59)).toEqual(Array(59).fill(404));
      expect(tries.at(-1)).toBe(429);
    } finally {
      await limited.close();
    }
  });
});
