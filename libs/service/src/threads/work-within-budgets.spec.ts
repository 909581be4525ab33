import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ThreadPool } from './thread-pool';

const folder = mkdtempSync(join(tmpdir(), 'interlock-threads-'));
const file = join(folder, 'worker.cjs');
writeFileSync(
  file,
  `const { parentPort, threadId } = require('node:worker_threads');
   parentPort.on('message', (job) => {
     if (job === 'for ever') for (;;);
     if (job === 'too much') for (const kept = []; ; ) kept.push(new Array(100_000).fill(kept.length));
     if (job === 'a fault') throw new Error('broken');
     if (job === 'the end') process.exit(0);
     parentPort.postMessage({ job, threadId });
   });`,
);

type Answer = { readonly job: string; readonly threadId: number };
const pools: ThreadPool<string, Answer>[] = [];
function aPool(mostThreads = 1, jobMs = 1000): ThreadPool<string, Answer> {
  const pool = new ThreadPool<string, Answer>({ file, mostThreads, jobMs, memoryMb: 16 });
  pools.push(pool);
  return pool;
}
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  rmSync(folder, { recursive: true });
});

describe('work in threads', () => {
  it('is answered one job after the other, by a thread that is kept', async () => {
    const pool = aPool();
    const answers = await Promise.all(['a', 'b', 'c'].map((job) => pool.run(job)));
    const said = answers.map((outcome) => ('answer' in outcome ? outcome.answer : null));
    expect(said.map((answer) => answer?.job)).toEqual(['a', 'b', 'c']);
    expect(new Set(said.map((answer) => answer?.threadId)).size).toBe(1);
  });

  it('that goes over its budget of time is given up, and the next job is done', async () => {
    const pool = aPool();
    const [given, next] = [pool.run('for ever'), pool.run('next')];
    expect(await given).toEqual({ overran: 'TIME' });
    expect(await next).toMatchObject({ answer: { job: 'next' } });
  });

  it('that goes over its budget of memory is given up, the next job is done, and all else goes on', async () => {
    const pool = aPool(1, 60_000);
    const [given, next] = [pool.run('too much'), pool.run('next')];
    expect(await given).toEqual({ overran: 'MEMORY' });
    expect(await next).toMatchObject({ answer: { job: 'next' } });
  });

  it('leaves whoever waits free to do other things', async () => {
    const pool = aPool(2);
    const [busy, other] = [pool.run('for ever'), pool.run('other')];
    expect(await Promise.race([busy, other])).toMatchObject({ answer: { job: 'other' } });
    await busy;
  });

  it.each(['a fault', 'the end'])(
    'ends in an error for its caller where the thread meets %s, and in no other',
    async (job) => {
      const pool = aPool();
      const [broken, next] = [pool.run(job), pool.run('next')];
      await expect(broken).rejects.toThrow();
      expect(await next).toMatchObject({ answer: { job: 'next' } });
    },
  );

  it('is refused once the threads are closed, that in line included', async () => {
    const pool = aPool();
    const [running, waiting] = [pool.run('for ever'), pool.run('next')];
    const ends = [expect(running).rejects.toThrow(), expect(waiting).rejects.toThrow(/stopping/)];
    await pool.close();
    await Promise.all(ends);
    await expect(pool.run('late')).rejects.toThrow(/closed/);
  });
});
