import { connect } from 'node:net';
import { type Edge, startEdge } from '../../../../test/world/edge';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({ start: { patience: { headersMs: 300, requestMs: 500, uploadMs: 1500, checkEveryMs: 50 } } });
});
afterAll(() => edge.close());

/** Sends a beginning, then a byte every 40 ms until it is cut; answers what came back and how long it took. */
async function trickle(beginning: string, byte: string): Promise<{ readonly answer: string; readonly ms: number }> {
  const began = performance.now();
  const socket = connect(edge.port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk: Buffer) => void (answer += chunk.toString()));
  socket.write(beginning);
  const sending = setInterval(() => socket.write(byte), 40);
  // A cut connection may be seen as a reset; either way it is over.
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.on('close', resolve));
  clearInterval(sending);
  return { answer, ms: performance.now() - began };
}

describe('a client that sends byte by byte', () => {
  it('is cut in its headers', async () => {
    const { answer, ms } = await trickle('GET / HTTP/1.1\r\nhost: x\r\nx-slow: ', 'a');
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*"code":"BAD_USER_INPUT"/s);
    expect(ms).toBeLessThan(2000);
  });

  it('is cut in its body', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{';
    const { answer, ms } = await trickle(head, ' ');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeLessThan(2000);
  });

  it('has longer for a file, and not for ever', async () => {
    const head = `POST /upload HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await edge.facts.token()}\r\n`;
    const type = 'content-type: multipart/form-data; boundary=b\r\ncontent-length: 5000\r\n\r\n--b\r\n';
    const { answer, ms } = await trickle(`${head}${type}`, 'a');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(ms).toBeGreaterThan(1000);
    expect(ms).toBeLessThan(3000);
  });

  it('keeps nobody else waiting', async () => {
    const slow = trickle('GET / HTTP/1.1\r\nhost: x\r\nx-slow: ', 'a');
    expect((await fetch(`${edge.url}/health/live`)).status).toBe(200);
    await slow;
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['nonsense', 'hello\r\n\r\n', /^HTTP\/1\.1 400 .*\{"errors"/s],
    [
      'endless headers',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 .*\{"errors"/s,
    ],
  ])('is answered all the same: %s', async (_, text, expected) => {
    expect((await trickle(text, '')).answer).toMatch(expected);
  });
});
