import { connect } from 'node:net';
import { type Edge, startEdge } from '../../../test/world/edge';

describe('a gateway that stops', () => {
  // First in this file: listeners would be registered once, by the first gateway.
  it('leaves signals to whoever started it', async () => {
    const counts = () => ['SIGINT', 'SIGTERM', 'SIGHUP'].map((event) => process.listenerCount(event));
    const before = counts();
    const edge = await startEdge();
    expect(counts()).toEqual(before);
    await edge.close();
  });

  it('finishes what runs and takes nothing new', async () => {
    let finish = (): void => undefined;
    let begun = (): void => undefined;
    const isRunning = new Promise<void>((resolve) => (begun = resolve));
    const me = () => {
      begun();
      return new Promise<null>((resolve) => (finish = () => resolve(null)));
    };
    const edge: Edge = await startEdge({ services: { accounts: { Query: { me } } } });
    const running = edge.ask('{ me { id } }');
    await isRunning;
    const closing = edge.close();
    await expect(fetch(`${edge.url}/health/live`)).rejects.toThrow();
    finish();
    expect((await running).body).toEqual({ data: { me: null } });
    await closing;
  });

  it('does not wait for connections that say nothing', async () => {
    const edge = await startEdge();
    const idle = connect(edge.port, '127.0.0.1');
    await new Promise((resolve) => idle.on('connect', resolve));
    const began = performance.now();
    await edge.close();
    expect(performance.now() - began).toBeLessThan(1000);
    idle.destroy();
  });

  it('says when its port is taken', async () => {
    const edge = await startEdge();
    await expect(startEdge({ settings: { INTERLOCK_PORT: String(edge.port) } })).rejects.toThrow(/EADDRINUSE/);
    await edge.close();
  });
});
