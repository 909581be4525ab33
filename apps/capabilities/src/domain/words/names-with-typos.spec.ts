import fc from 'fast-check';
import { words } from '#kernel/text';
import { taxonomy } from '../../taxonomy/taxonomy-file';
import { everyone } from './audiences';
import { isOneEdit } from './likeness';
import { Names } from './names';
import { TrigramIndex } from './trigram-index';
import { trigramsOf } from './trigrams';
import { WordIndex } from './word-index';

const first =
  'Alba Brafen Corlin Dunmere Elgar Farhollow Galnock Harvale Ilondo Junquay Kelrath Lorsten Martova Norvale'.split(
    ' ',
  );
const last =
  'Olwick Penyard Quilzane Rosbrook Selcrest Tamdale Ulember Varfield Wengate Yarba Zelda Ashfen Birgar Calmere'.split(
    ' ',
  );
const tails = ['Post', 'Pictures Finishing', 'Sound', 'Film Works', 'Lab', 'Studios', 'Colour', 'Média', 'Картина'];
const labels = first.flatMap((one) => last.flatMap((two) => tails.map((tail) => `${one} ${two} ${tail}`)));
const visitor = { organisation: null };

/** The same numbers on every run. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** One letter changed, left out, added, or two neighbours swapped. */
function mistyped(word: string, draw: (most: number) => number): string {
  const at = draw(word.length);
  const letter = String.fromCharCode(97 + draw(26));
  const swap = Math.min(at, word.length - 2);
  return [
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, swap) + (word[swap + 1] ?? '') + (word[swap] ?? '') + word.slice(swap + 2),
  ][draw(4)] as string;
}

const shown = (names: Names, text: string, isUnfinished = true): readonly string[] =>
  names.meet(text, isUnfinished, (audience) => audience === everyone, 10).map(({ label }) => label);

const namesOf = (list: readonly string[]): Names => {
  const names = new Names();
  for (const label of list) names.put({ key: label, label, besides: '', audience: everyone, of: '' });
  return names;
};

describe('the name of a house', () => {
  const names = namesOf(labels);

  it('is among the first ten though every word of more than three letters is mistyped, 97 times in a hundred', () => {
    const draw = dice(7);
    const right = Array.from({ length: 500 }, () => labels[draw(labels.length)] ?? '').filter((label) => {
      const typed = label.split(' ').map((word) => (word.length > 3 ? mistyped(word, draw) : word));
      return shown(names, typed.join(' ')).includes(label);
    });
    expect(right.length).toBeGreaterThanOrEqual(485);
  });

  it('comes first as soon as what is typed is the beginning of it and of no other', () => {
    expect(shown(names, 'harvale pen')[0]).toMatch(/^Harvale Penyard/);
    expect(shown(names, 'Harvale Penyard P')[0]).toBe('Harvale Penyard Post');
    expect(shown(names, 'harv', true)[0]).toMatch(/Harvale/);
  });

  it('is found without its marks, in any case, in other scripts, and by the first letters of its words', () => {
    expect(shown(names, 'KELRATH ZELDA MEDIA')[0]).toBe('Kelrath Zelda Média');
    expect(shown(names, 'kelrath zelda картин')[0]).toBe('Kelrath Zelda Картина');
    expect(shown(namesOf([...labels, 'British Film Institute']), 'bfi')[0]).toBe('British Film Institute');
  });

  it('is not found by letters that have nothing to do with it', () => {
    expect(shown(names, 'xqj')).toEqual([]);
    expect(shown(names, '  , ')).toEqual([]);
  });
});

it('names that came and went leave nothing behind', () => {
  const some = labels.slice(0, 60);
  const steps = fc.array(fc.tuple(fc.constantFrom(...some), fc.constantFrom(...some)), { maxLength: 80 });
  fc.assert(
    fc.property(steps, fc.constantFrom('harv', 'alba ol', 'sound', 'brafn', 'p'), (list, text) => {
      const walked = new Names();
      const kept = new Map<string, string>();
      for (const [key, label] of list) {
        if (kept.get(key) === label) {
          kept.delete(key);
          walked.remove(key);
        } else {
          kept.set(key, label);
          walked.put({ key, label, besides: '', audience: everyone, of: '' });
        }
      }
      expect(shown(walked, text)).toEqual(shown(namesOf([...new Set(kept.values())]), text));
    }),
    { numRuns: 40 },
  );
});

it('an index that names came into and went from is like one that never had those that went', () => {
  const slots = fc.uniqueArray(fc.nat(19), { maxLength: 20 });
  fc.assert(
    fc.property(slots, slots, fc.constantFrom(...labels), (came, went, text) => {
      const trigrams = (slot: number) => trigramsOf(words(labels[slot * 7] ?? ''), false);
      const [walked, plain] = [new TrigramIndex(), new TrigramIndex()];
      for (const slot of came) walked.add(slot, trigrams(slot));
      for (const slot of went) if (came.includes(slot)) walked.remove(slot, trigrams(slot));
      for (const slot of came) if (!went.includes(slot)) plain.add(slot, trigrams(slot));
      const asked = trigramsOf(words(text), true);
      expect(walked.alike(asked, 10)).toEqual(plain.alike(asked, 10));
    }),
  );
});

it('one edit is one letter more, less or other, or two neighbours swapped', () => {
  for (const [one, other] of [
    ['lyon', 'lyon'],
    ['lyon', 'lyons'],
    ['lyon', 'lon'],
    ['lyon', 'lion'],
    ['lyon', 'lyno'],
  ])
    expect([isOneEdit(one ?? '', other ?? ''), isOneEdit(other ?? '', one ?? '')]).toEqual([true, true]);
  for (const [one, other] of [
    ['lyon', 'lo'],
    ['lyon', 'noyl'],
    ['lyon', 'lino'],
    ['lyon', 'lyonss'],
    ['abcd', 'dbca'],
  ])
    expect(isOneEdit(one ?? '', other ?? '')).toBe(false);
});

describe('what a viewer may not see', () => {
  const roomOf = (n: number, name: string, opensTo: readonly string[] | null) => ({
    id: `r${n}`,
    facility: `h${n}`,
    name,
    opensTo,
  });
  /** A house, seen by whom a room of it is open to. */
  function putHouse(index: WordIndex, n: number, name: string, opensTo: readonly string[] | null, room = 'Zzz'): void {
    const house = { id: `h${n}`, organisation: `o${n}`, organisationName: `Owner ${name}`, name, country: 'FR' };
    index.putHouse(house.id, { ...house, city: `Town ${n}`, latitude: 1, longitude: 2 });
    index.putRoom(`r${n}`, roomOf(n, room, opensTo));
  }
  const typed = ['Harvale', 'harv', 'alb', 'sond', 'Town', 'Harvale Olwick Post', 'o'];

  it('is not told, and moves neither what is told nor its order', () => {
    const plant = fc.array(fc.tuple(fc.constantFrom(...labels.slice(0, 200), ...typed), fc.boolean()), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(plant, (planted) => {
        const plain = new WordIndex(taxonomy, []);
        const full = new WordIndex(taxonomy, []);
        labels.slice(0, 120).forEach((label, n) => {
          const [name, isGone] = planted[n] ?? [null, false];
          if (name !== null) putHouse(full, 1000 + n, name, ['osomebody'], name);
          for (const index of [plain, full]) putHouse(index, n, label, null, `${label} Stage`);
          if (isGone) full.putHouse(`h${1000 + n}`, null);
        });
        for (const text of typed)
          for (const viewer of [visitor, { organisation: 'other' }])
            expect(full.suggest(text, viewer, 10)).toEqual(plain.suggest(text, viewer, 10));
      }),
      { numRuns: 5 },
    );
  });

  it('crowds nobody out, however many there are that are liker to what is typed', () => {
    const index = new WordIndex(taxonomy, []);
    putHouse(index, 0, 'Harvale Olwick Picture Collective', null);
    for (let n = 1; n <= 200; n++) putHouse(index, n, `Harv ${n}`, ['osomebody']);
    expect(index.suggest('harv', visitor, 10)[0]?.label).toBe('Harvale Olwick Picture Collective');
  });

  it('is told to those it is for: the organisation named, members of an alliance for as long as they are', () => {
    const index = new WordIndex(taxonomy, []);
    index.putMembers({ id: 'friends', members: ['o1', 'friend'] });
    putHouse(index, 1, 'Harvale Olwick', ['oguest', 'afriends', 'astrangers'], 'Harvale Stage');
    index.putMembers({ id: 'strangers', members: ['stranger'] });
    const seen = (organisation: string | null) =>
      index
        .suggest('harvale', { organisation }, 10)
        .map(({ kind }) => kind)
        .toSorted();
    const both = ['FACILITY', 'RESOURCE'];
    expect(['friend', 'guest', 'o1'].map(seen)).toEqual([both, both, both]);
    expect([seen(null), seen('stranger'), seen('somebody')]).toEqual([[], [], []]);
    const without = { id: 'friends', members: ['o1'] };
    expect(index.movedBy(without)).toEqual(['friend']);
    expect(index.movedBy(without)).toEqual(['friend']); // for as long as it has not been told
    index.putMembers(without);
    expect(index.movedBy(without)).toEqual([]);
    expect(seen('friend')).toEqual([]);
    index.putRoom('r1', roomOf(1, 'Harvale Stage', ['oother']));
    expect([seen('guest'), seen('other'), seen('o1')]).toEqual([[], both, ['FACILITY']]);
    index.putRoom('r1', null);
    expect([seen('other'), seen('o1')]).toEqual([[], ['FACILITY']]);
  });

  it('does not betray that a house of the directory has joined', () => {
    const index = new WordIndex(taxonomy, []);
    const entry = { id: 'e1', name: 'Harvale Olwick', city: 'Lyon', country: 'FR', closed: false, claimedBy: 'o1' };
    index.putEntry('e1', entry);
    putHouse(index, 1, 'Harvale Olwick', ['oguest']);
    const seen = (organisation: string | null) =>
      index.suggest('harvale olwick', { organisation }, 10).map(({ kind }) => kind);
    expect(seen(null)).toEqual(['DIRECTORY_ENTRY']);
    expect(seen('guest')).toEqual(['FACILITY']);
    index.putEntry('e1', { ...entry, closed: true });
    expect(seen(null)).toEqual([]);
  });
});
