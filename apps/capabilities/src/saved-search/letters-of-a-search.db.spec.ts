import { Mail } from '#service/mail/mail';
import { searching } from '../../../../test/builders/searching';
import { aKeeper, startWatching, type Watching } from '../../../../test/builders/watched';
import { StandingClock } from '../../../../test/world/edge';
import { FindHits } from './find-hits';
import { MakeLetters } from './make-letters';
import { SendLetters } from './send-letters';
import { StopAlerts } from './stop-alerts';
import { StopSecrets } from './stop-secrets';

const clock = new StandingClock(Date.now());
let watching: Watching;
let act: ReturnType<typeof searching>;
let gone = new Set<string>();
beforeAll(async () => {
  watching = await startWatching({
    clock,
    askService: (_, __, body) => {
      const { account } = body as { readonly account: string };
      return Promise.resolve(gone.has(account) ? null : { email: `${account}@example.org`, displayName: 'Ada' });
    },
  });
  act = searching(watching);
  watching.world.finds = () => true;
});
afterAll(() => watching.close());
beforeEach(() => {
  gone = new Set();
});

describe('a letter', () => {
  it('gathers for a quarter of an hour after the last one', async () => {
    const viewer = aKeeper();
    await act.save(viewer);
    for (let n = 0; n < 3; n++) {
      await act.moved(await act.aRoom());
      await act.judge();
      await act.write();
    }
    expect(act.lettersTo(viewer)).toHaveLength(1);
    clock.goOn(16 * 60_000);
    await act.write();
    expect(act.lettersTo(viewer)).toHaveLength(2);
    expect(act.lettersTo(viewer).some((letter) => /^2 new for/m.test(letter))).toBe(true);
  });

  it('names twenty hits, and says how many there are', async () => {
    const viewer = aKeeper();
    await act.save(viewer);
    await act.moved(...(await watching.rooms(Array<string>(23).fill(act.leaf))));
    await act.judge();
    await act.write();
    const [letter = ''] = act.lettersTo(viewer);
    expect(letter).toMatch(/^23 new for/m);
    expect(letter).toMatch(/^And 3 more\./m);
  });

  it('is nobody else’s while it is being sent, and counts the noes of the mail server alone', async () => {
    const viewer = aKeeper();
    const id = await act.save(viewer);
    await act.moved(await act.aRoom());
    await act.judge();
    await watching.get(MakeLetters).run();
    const sending = watching.get(SendLetters);
    const tries = async () =>
      (await watching.admin.query('select tries from letters where search_id = $1', [id.slice('search_'.length)])).rows;
    jest.spyOn(watching.get(FindHits), 'demandMoment').mockRejectedValueOnce(new Error('the market is behind'));
    await expect(sending.run()).rejects.toThrow('the market is behind');
    expect(await tries()).toEqual([{ tries: 0 }]);

    clock.goOn(11 * 60_000);
    const send = jest.spyOn(watching.get(Mail), 'send').mockImplementationOnce(async () => {
      clock.goOn(9 * 60_000);
      await sending.run();
      throw Object.assign(new Error('busy'), { responseCode: 451 });
    });
    await sending.run();
    expect(send).toHaveBeenCalledTimes(1);
    expect(await tries()).toEqual([{ tries: 1 }]);
    clock.goOn(60_000);
    await sending.run();
    expect(act.lettersTo(viewer)).toHaveLength(1);
  });

  it('that is on its way is not sent once its search is stopped, or its reader has left', async () => {
    const [stopped, left] = [aKeeper(), aKeeper()];
    const id = await act.save(stopped);
    await act.save(left);
    await act.moved(await act.aRoom());
    await act.judge();
    await watching.get(MakeLetters).run();
    gone.add(left.account);
    expect(await watching.get(StopAlerts).run(watching.get(StopSecrets).of(id))).toMatchObject({ isStopped: true });
    await watching.get(SendLetters).run();
    expect([...act.lettersTo(stopped), ...act.lettersTo(left)]).toEqual([]);
    expect(await act.kept(id)).toMatchObject({ frequency: 'NEVER' });
  });

  it('is stopped by its own secret and by none that somebody makes up', async () => {
    const id = await act.save(aKeeper());
    const secrets = watching.get(StopSecrets);
    const secret = secrets.of(id);
    expect(secrets.read(secret)).toBe(id);
    const other = `${secret[0] === 'A' ? 'B' : 'A'}${secret.slice(1)}`;
    for (const wrong of [other, secret.slice(0, -4), '', `${secret}AAAA`, `${secret.slice(0, -4)}AAAA`]) {
      expect(secrets.read(wrong)).toBeNull();
      expect(await watching.get(StopAlerts).run(wrong)).toBeNull();
    }
    expect(await act.kept(id)).toMatchObject({ frequency: 'AT_ONCE' });
  });
});
