import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#service/project-root';
import { MarketLock } from './market-lock';

const readers = 2;
const threads: Worker[] = [];
afterAll(() => Promise.all(threads.map((thread) => thread.terminate())));

const file = JSON.stringify(join(projectRoot, 'apps/capabilities/src/market/market-lock.ts'));

/** A thread with the lock and two words of memory, which runs `body` and answers with what that gives. */
function aThread<T>(lock: MarketLock, words: Int32Array, body: string): Promise<T> {
  const thread = new Worker(
    `const { workerData: { lock: memory, words }, parentPort } = require('node:worker_threads');
     const lock = new (require(${file}).MarketLock)(memory);
     const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
     const until = (ms) => { const end = process.uptime() * 1000 + ms; return () => process.uptime() * 1000 < end; };
     parentPort.postMessage((() => { ${body} })());`,
    { eval: true, workerData: { lock: lock.memory, words } },
  );
  threads.push(thread);
  return new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
}
const twoWords = () => new Int32Array(new SharedArrayBuffer(8));

/** Reads again and again whether both words are the same, which they are but for a moment of each write. */
const reading = (reader: number) => `let [reads, torn] = [0, 0];
  for (const goesOn = until(400); goesOn(); reads++)
    lock.read(${reader}, () => { const one = words[0]; sleep(0.2); if (words[1] !== one) torn++; });
  return { reads, torn };`;
const writing = `let writes = 0;
  for (const goesOn = until(400); goesOn(); writes++) { lock.write(() => { words[0]++; sleep(0.2); words[1]++; }); sleep(1); }
  return { writes };`;

type Reads = { readonly reads: number; readonly torn: number };

describe('the lock of the market', () => {
  it('lets nobody read what is half written, and neither side starve', async () => {
    const [lock, words] = [MarketLock.forReaders(readers), twoWords()];
    const [one, other, { writes }] = await Promise.all([
      aThread<Reads>(lock, words, reading(0)),
      aThread<Reads>(lock, words, reading(1)),
      aThread<{ readonly writes: number }>(lock, words, writing),
    ]);
    expect([one.torn, other.torn]).toEqual([0, 0]);
    expect(Math.min(one.reads, other.reads, writes)).toBeGreaterThan(5);
  });

  it('lets readers read at the same time', async () => {
    const [lock, words] = [MarketLock.forReaders(readers), twoWords()];
    const meeting = (reader: number) => `let met = false;
      lock.read(${reader}, () => { Atomics.add(words, 0, 1); Atomics.notify(words, 0);
        const end = until(2000); while (!(met = Atomics.load(words, 0) === 2) && end()) Atomics.wait(words, 0, 1, 50); });
      return met;`;
    expect(await Promise.all([aThread(lock, words, meeting(0)), aThread(lock, words, meeting(1))])).toEqual([
      true,
      true,
    ]);
  });

  it('is free again once a reader that died has been struck off', async () => {
    const [lock, words] = [MarketLock.forReaders(readers), twoWords()];
    await aThread(lock, words, `Atomics.store(new Int32Array(memory), 16, 1); return 'and is gone';`);
    const written = aThread(lock, words, `lock.write(() => words[0]++); return 'written';`);
    const late = new Promise((resolve) => setTimeout(resolve, 100, 'still waiting'));
    expect(await Promise.race([written, late])).toBe('still waiting');
    lock.strikeOff(0);
    expect(await written).toBe('written');
  });

  it('tells readers of a market that its writer has left half written', async () => {
    const [lock, words] = [MarketLock.forReaders(readers), twoWords()];
    expect(lock.writerIsGone()).toBe(true);
    expect(await aThread(lock, words, `return lock.read(0, () => 'read');`)).toEqual({ value: 'read' });
    Atomics.store(new Int32Array(lock.memory), 0, 1);
    const waiting = aThread(lock, words, `return lock.read(1, () => 'read');`);
    expect(lock.writerIsGone()).toBe(false);
    expect(await waiting).toBeNull();
  });
});
