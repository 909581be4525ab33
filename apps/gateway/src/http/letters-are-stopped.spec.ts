import { startEdge, type Edge } from '../../../../test/world/edge';

const secret = 'a-secret-that-stops-letters-of-a-search';
let isStopped = false;
let edge: Edge;
const alertsOf = (given: string) => (given === secret ? { name: 'Suites <b>in</b> Lyon', isStopped } : null);
const capabilities = {
  Query: { stoppableAlerts: (_: never, args: { readonly secret: string }) => alertsOf(args.secret) },
  Mutation: {
    stopAlerts: (_: never, args: { readonly secret: string }) => {
      if (args.secret === secret) isStopped = true;
      return alertsOf(args.secret);
    },
  },
};
beforeAll(async () => {
  edge = await startEdge({ services: { capabilities } });
});
afterAll(() => edge.close());
beforeEach(() => {
  isStopped = false;
});

const at = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${edge.url}/stop/${path}`, init);
const oneClick = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) };

describe('the address in a letter', () => {
  it('shows what it stops, and stops nothing by being opened, as programs that check mail do', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await at(secret, { method });
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    }
    const page = await (await at(secret)).text();
    expect(page).toContain('<form method="post"><button type="submit">');
    expect(page).toContain('Suites &lt;b&gt;in&lt;/b&gt; Lyon');
    expect(isStopped).toBe(false);
  });

  it('stops at once when a mail program posts what RFC 8058 says, in either form', async () => {
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    for (const body of [oneClick.body, form]) {
      isStopped = false;
      const answer = await at(secret, { method: 'POST', body });
      expect([answer.status, isStopped]).toEqual([200, true]);
      expect(await answer.text()).toContain('No more letters about this search');
    }
  });

  it('says so when it was stopped before', async () => {
    isStopped = true;
    const page = await (await at(secret)).text();
    expect(page).toContain('No more letters');
    expect(page).not.toContain('<button');
  });

  it('leads to the same nothing as any other address when the secret is wrong', async () => {
    for (const wrong of ['a-secret-that-stops-nothing-at-all', 'short', `${secret}.html`])
      for (const init of [{}, oneClick]) {
        const answer = await at(wrong, init);
        expect([answer.status, await answer.json()]).toMatchObject([
          404,
          { errors: [{ message: 'There is nothing at this address.' }] },
        ]);
      }
  });

  it('takes no other method and no long body, and leaves no secret in what is counted', async () => {
    const deleted = await at(secret, { method: 'DELETE' });
    expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    const long = await at(secret, { method: 'POST', body: new URLSearchParams({ a: 'b'.repeat(2000) }) });
    expect([long.status, isStopped]).toEqual([413, false]);
    const metrics = await (await fetch(`${edge.url}/metrics`)).text();
    expect(metrics).toContain('/stop/:secret');
    expect(metrics).not.toContain(secret);
  });

  it('may not be asked for through the API', async () => {
    const { body } = await edge.ask(`mutation { stopAlerts(secret: "${secret}") { name } }`);
    expect(body.errors?.[0]?.message).toMatch(/Cannot query field "stopAlerts"/);
  });
});
