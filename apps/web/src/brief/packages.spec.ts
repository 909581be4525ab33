import { emptyPackage, type PackageDraft } from './draft';
import { leadersFor, withDouble, withMoved, withOneMore, withoutOne, withRestored } from './packages';

const one = (key: string, ...after: string[]): PackageDraft => ({ ...emptyPackage(key), title: key, after });
const chain = [one('conform'), one('grade', 'conform'), one('online', 'grade'), one('mix')];
const keys = (packages: readonly PackageDraft[]) => packages.map(({ key }) => key);
const following = (packages: readonly PackageDraft[]) =>
  Object.fromEntries(packages.map(({ key, after }) => [key, [...after]]));

describe('packages while a brief is written', () => {
  it('can follow only what does not follow them, however far behind', () => {
    expect(keys(leadersFor(chain, 'conform'))).toEqual(['mix']);
    expect(keys(leadersFor(chain, 'grade'))).toEqual(['conform', 'mix']);
    expect(keys(leadersFor(chain, 'mix'))).toEqual(['conform', 'grade', 'online']);
  });

  it('stay a chain when one of its links is taken out, and are as before when it is put back', () => {
    const { packages, removed } = withoutOne(chain, 'grade');
    expect(following(packages)).toEqual({ conform: [], online: ['conform'], mix: [] });
    expect(withRestored(packages, removed)).toEqual(chain);
  });

  it('keep what was written while one was out', () => {
    const { packages, removed } = withoutOne(chain, 'conform');
    const written = withOneMore(packages).map((each) => (each.key === 'mix' ? { ...each, title: 'Final mix' } : each));
    const back = withRestored(written, removed);
    expect(keys(back)).toEqual(['conform', 'grade', 'online', 'mix', 'p4']);
    expect(back[3]?.title).toBe('Final mix');
    expect(back[1]?.after).toEqual(['conform']);
  });

  it('do not follow what has gone for good', () => {
    const { packages, removed } = withoutOne(chain, 'grade');
    const back = withRestored(withoutOne(packages, 'conform').packages, removed);
    expect(following(back)).toEqual({ grade: [], online: ['grade'], mix: [] });
  });

  it('move as far as the list goes, and follow the same ones still', () => {
    expect(keys(withMoved(chain, 'mix', -1))).toEqual(['conform', 'grade', 'mix', 'online']);
    expect(keys(withMoved(chain, 'conform', -1))).toEqual(keys(chain));
    expect(following(withMoved(chain, 'online', 1))).toEqual(following(chain));
  });

  it('get keys of their own when one is doubled, also when it was added before', () => {
    const doubled = withDouble(withDouble(withOneMore([one('p1')]), 'p1'), 'p1');
    expect(new Set(keys(doubled)).size).toBe(4);
    expect(keys(doubled)[0]).toBe('p1');
  });
});
