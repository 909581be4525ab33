import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '#kernel/instant';
import { MarketLock } from './market-lock';
import { type Asked, type Asker, mostInLine, searcherCount, Searchers } from './searchers';

const folder = mkdtempSync(join(tmpdir(), 'interlock-searchers-'));
const file = join(folder, 'stand-in.cjs');
// In the place of a searcher: what it is asked stands in the question, and it answers with the name of its market.
writeFileSync(
  file,
  `const { parentPort, workerData } = require('node:worker_threads');
   let market;
   parentPort.on('message', (asked) => {
     if (asked.say === 'market') return (market = asked.buffers.name);
     const { does } = asked.question;
     if (does === 'die') process.exit(1);
     if (does === 'throw') throw new Error('out of its depth');
     if (does === 'fail') return parentPort.postMessage({ say: 'fault', fault: 'this question is too hard' });
     if (does === 'take long') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
     if (does === 'be left' && market === 'first') return parentPort.postMessage({ say: 'abandoned' });
     parentPort.postMessage({ say: 'answer', answer: { market, reader: workerData.reader } });
   });`,
);
const opened: Searchers[] = [];
function someSearchers(): Searchers {
  const searchers = new Searchers(file);
  opened.push(searchers);
  return searchers;
}
afterAll(async () => {
  await Promise.all(opened.map((searchers) => searchers.close()));
  rmSync(folder, { recursive: true });
});

const market = (name: string, lock = MarketLock.forReaders(searcherCount)) => ({
  buffers: { name } as never,
  lock: lock.memory,
});
const question = (does = ''): Asked => ({ question: { does }, now: instant(0), viewer: {}, ask: {} }) as never;
const ask = async (searchers: Searchers, does = '', asker: Asker = 'PERSON') =>
  (await searchers.search(question(does), asker)) as unknown as { readonly market: string; readonly reader: number };

describe('questions to the market', () => {
  it('wait until there is one, and from a new one on are answered from that', async () => {
    const searchers = someSearchers();
    const early = ask(searchers);
    searchers.turnTo(market('first'));
    expect(await early).toMatchObject({ market: 'first' });
    searchers.turnTo(market('second'));
    expect(await ask(searchers)).toMatchObject({ market: 'second' });
  });

  it('are answered while another takes long', async () => {
    const searchers = someSearchers();
    searchers.turnTo(market('first'));
    await Promise.all([ask(searchers), ask(searchers)]);
    const order: string[] = [];
    const long = ask(searchers, 'take long').then(() => order.push('long'));
    for (let at = 0; at < 5; at++) await ask(searchers).then(() => order.push('short'));
    await long;
    expect(order).toEqual(['short', 'short', 'short', 'short', 'short', 'long']);
  });

  it('of the watch for saved searches give way to those of people, however late these come', async () => {
    const searchers = someSearchers();
    searchers.turnTo(market('first'));
    const order: string[] = [];
    const asked = [ask(searchers, 'take long'), ask(searchers, 'take long')];
    const watch = ask(searchers, '', 'WATCH').then(() => order.push('watch'));
    asked.push(ask(searchers, 'take long'), ask(searchers, 'take long'));
    await Promise.all([watch, ...asked.map((one) => one.then(() => order.push('person')))]);
    expect(order.indexOf('watch')).toBeGreaterThan(2);
  });

  it('are refused when too many wait already, to be asked again; those in line are answered', async () => {
    const searchers = someSearchers();
    const inLine = Array.from({ length: mostInLine }, () => ask(searchers));
    await expect(ask(searchers)).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    const watch = ask(searchers, '', 'WATCH');
    searchers.turnTo(market('first'));
    expect(await Promise.all([...inLine, watch])).toHaveLength(mostInLine + 1);
    expect(await ask(searchers)).toMatchObject({ market: 'first' });
  });

  it('fail alone: when one is too hard, and when its thread dies, which is struck off the lock', async () => {
    const searchers = someSearchers();
    const lock = MarketLock.forReaders(searcherCount);
    searchers.turnTo(market('first', lock));
    await expect(ask(searchers, 'fail')).rejects.toThrow('too hard');
    await ask(searchers);
    Atomics.store(new Int32Array(lock.memory), 16, 1); // as it is while the first thread reads
    await expect(ask(searchers, 'die')).rejects.toThrow('ended');
    expect(Atomics.load(new Int32Array(lock.memory), 16)).toBe(0);
    expect(await ask(searchers)).toMatchObject({ market: 'first' });
    await expect(ask(searchers, 'throw')).rejects.toThrow('depth');
    expect(await ask(searchers)).toMatchObject({ market: 'first' }); // and not by the thread that is just ending
  });

  it('are asked again of the next market when theirs was left half written', async () => {
    const searchers = someSearchers();
    searchers.turnTo(market('first'));
    const left = [ask(searchers, 'be left'), ask(searchers, 'be left'), ask(searchers, 'be left')];
    const late = new Promise((resolve) => setTimeout(resolve, 200, 'none yet'));
    expect(await Promise.race([...left, late])).toBe('none yet');
    searchers.turnTo(market('second'));
    expect(await Promise.all(left)).toMatchObject([{ market: 'second' }, { market: 'second' }, { market: 'second' }]);
  });

  it('are refused once the service stops, those under way and in line included', async () => {
    const searchers = someSearchers();
    searchers.turnTo(market('first'));
    const asked = ['take long', 'take long', ''].map((does) =>
      expect(ask(searchers, does)).rejects.toThrow('stopping'),
    );
    await searchers.close();
    await Promise.all(asked);
    await expect(ask(searchers)).rejects.toThrow('closed');
  });
});
