import { Transactions } from '#service/database/transactions';
import type { Viewer } from '#service/viewer/viewer';
import type { Frequency } from '../../apps/capabilities/src/domain/saved-search';
import { ChangeSavedSearch, type ChangeAsk } from '../../apps/capabilities/src/saved-search/change-saved-search';
import { ChangesStore } from '../../apps/capabilities/src/saved-search/changes.store';
import { JudgeChanges } from '../../apps/capabilities/src/saved-search/judge-changes';
import { MakeLetters } from '../../apps/capabilities/src/saved-search/make-letters';
import { NewHits } from '../../apps/capabilities/src/saved-search/new-hits';
import { SaveSearch } from '../../apps/capabilities/src/saved-search/save-search';
import { SavedSearchesStore } from '../../apps/capabilities/src/saved-search/saved-searches.store';
import { SendLetters } from '../../apps/capabilities/src/saved-search/send-letters';
import { aFilter, type Watching } from './watched';

const leaf = 'colour.grading-suite.hdr';

/** What people and chores do with saved searches, on a market of rooms that all claim one leaf. */
export function searching(watching: Watching) {
  async function save(
    viewer: Viewer,
    changes: { readonly frequency?: Frequency; readonly key?: string; readonly units?: number } = {},
  ) {
    const { frequency = 'AT_ONCE', key = crypto.randomUUID(), units = 1 } = changes;
    const ask = {
      name: `Of ${viewer.account}`,
      filter: aFilter(leaf, units),
      page: '/search?a=1',
      frequency,
      idempotencyKey: key,
    };
    const saved = await watching.get(SaveSearch).run(viewer, ask);
    if (!saved.ok) throw new Error(saved.refusals.map(({ code, field }) => `${code} ${field.join('.')}`).join());
    return saved.value.id;
  }
  const change = (viewer: Viewer, savedSearchId: string, changes: Partial<ChangeAsk>) =>
    watching.get(ChangeSavedSearch).run(viewer, { savedSearchId, idempotencyKey: crypto.randomUUID(), ...changes });
  const kept = async (id: string) => (await watching.get(SavedSearchesStore).byIds([id])).get(id);
  const news = async (id: string): Promise<number> => (await watching.get(NewHits).of([id])).get(id) ?? 0;
  const moved = (...rooms: readonly string[]) =>
    watching.get(Transactions).run((tx) => watching.get(ChangesStore).ofResources(tx, rooms));
  const judge = () => watching.get(JudgeChanges).all();
  async function write(): Promise<void> {
    await watching.get(MakeLetters).run();
    await watching.get(SendLetters).run();
  }
  const lettersTo = ({ account }: Viewer): readonly string[] =>
    watching.letters().filter((letter) => letter.includes(`${account}@example.org`));
  const aRoom = async () => (await watching.rooms([leaf]))[0] ?? '';
  return { leaf, save, change, kept, news, moved, judge, write, lettersTo, aRoom };
}
