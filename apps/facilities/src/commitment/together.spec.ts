import { until } from '../../../../test/world/waiting';
import { Together } from './together';

/** Calls that end when they are told to, in the order they began. */
function calls() {
  const begun: (readonly string[])[] = [];
  const ends: ((fault?: Error) => void)[] = [];
  const run = (asks: readonly string[]): Promise<readonly string[]> => {
    begun.push(asks);
    return new Promise((resolve, reject) => {
      ends.push((fault) => (fault ? reject(fault) : resolve(asks.map((ask) => `${ask}!`))));
    });
  };
  return { begun, ends, run };
}
const limits = { lanes: 1, most: 10, patienceMs: 20 };
const turnOfTheLoop = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

describe('what is asked together', () => {
  it('goes at once where it comes alone, and is answered', async () => {
    const { begun, ends, run } = calls();
    const one = new Together(run, limits).ask('a', 'room a');
    await turnOfTheLoop();
    expect(begun).toEqual([['a']]);
    ends[0]?.();
    expect(await one).toBe('a!');
  });

  it('goes in one call where it came while others were under way, and each has its own answer', async () => {
    const { begun, ends, run } = calls();
    const together = new Together(run, { ...limits, most: 2 });
    const first = together.ask('a', 'room a');
    await turnOfTheLoop();
    const later = ['b', 'c', 'd'].map((ask) => together.ask(ask, `room ${ask}`));
    await turnOfTheLoop();
    expect(begun).toEqual([['a']]);
    ends[0]?.();
    await first;
    await turnOfTheLoop();
    expect(begun).toEqual([['a'], ['b', 'c']]);
    ends[1]?.();
    await turnOfTheLoop();
    ends[2]?.();
    expect(await Promise.all(later)).toEqual(['b!', 'c!', 'd!']);
    expect(begun).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('takes turns where it is of the same, and lets others pass', async () => {
    const { begun, ends, run } = calls();
    const together = new Together(run, { ...limits, lanes: 2 });
    const all = [together.ask('a', 'room'), together.ask('b', 'room'), together.ask('c', 'another')];
    await turnOfTheLoop();
    expect(begun).toEqual([['a', 'c']]);
    ends[0]?.();
    await turnOfTheLoop();
    expect(begun).toEqual([['a', 'c'], ['b']]);
    ends[1]?.();
    expect(await Promise.all(all)).toEqual(['a!', 'b!', 'c!']);
  });

  it('begins beside another call when it is full, or has waited', async () => {
    const { begun, run } = calls();
    const together = new Together(run, { lanes: 4, most: 2, patienceMs: 20 });
    const ask = (name: string) => void together.ask(name, `room ${name}`);
    ask('a');
    await turnOfTheLoop();
    ask('b');
    await turnOfTheLoop();
    expect(begun).toEqual([['a']]);
    ask('c');
    await turnOfTheLoop();
    expect(begun).toEqual([['a'], ['b', 'c']]);
    ask('d');
    await until(() => begun.length === 3, 'the one that waited long enough goes');
    expect(begun).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('shares a fault with those it went with, and with nobody after', async () => {
    const { ends, run } = calls();
    const together = new Together(run, limits);
    const all = Promise.allSettled([together.ask('a', 'room a'), together.ask('b', 'room b')]);
    await turnOfTheLoop();
    ends[0]?.(new Error('lost'));
    expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const after = together.ask('a', 'room a');
    await turnOfTheLoop();
    ends[1]?.();
    expect(await after).toBe('a!');
  });
});
