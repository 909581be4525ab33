import { instant } from '#kernel/instant';
import { listedPlaces } from '../../words/places-file';
import { taxonomy } from '../../taxonomy/taxonomy-file';
import { Understanding } from './understanding';
import { WordIndex } from './word-index';

const visitor = { organisation: null };
const index = new WordIndex(taxonomy, listedPlaces());
const named = [...taxonomy.capabilities.values()].flatMap(({ code, label, synonyms }) =>
  [label, ...synonyms].map((text) => ({ text, code })),
);

describe('every label and every synonym of the taxonomy', () => {
  it('are some hundreds, in several languages', () => {
    expect(named.length).toBeGreaterThan(800);
    expect(named.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['étalonnage', 'DI', '5.1 mix', 'Untertitel']),
    );
  });

  it('finds its capability in the box', () => {
    const lost = named.filter(({ text, code }) =>
      index.suggest(text, visitor, 10).every((one) => one.kind !== 'CAPABILITY' || one.capability !== code),
    );
    expect(lost).toEqual([]);
  });

  it('is understood as its capability, or offers it instead', () => {
    const around = { now: instant(Date.UTC(2030, 10, 25)), ...index.namesFor(visitor) };
    const understanding = new Understanding(taxonomy);
    const lost = named.filter(({ text, code }) =>
      understanding
        .of(text, around)
        .parts.flatMap(({ reading, alternatives }) => [reading, ...alternatives])
        .every((one) => one.part !== 'CAPABILITY' || one.capability !== code),
    );
    expect(lost).toEqual([]);
  });
});
