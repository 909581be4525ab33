/**
 * The phrases that mean something by themselves: capabilities by label and synonym, branches and disciplines, delivery
 * specifications, values of attributes, security schemes, kinds, languages and countries.
 */
import type { Capability, Taxonomy } from '../taxonomy';
import { countryPhrases, languagePhrases } from './names-of-the-world';
import type { Phrase, Reading } from './reading';
import { tierText, valueReading } from './requirement-reading';
import { keyOf, tokensOf } from './tokens';
import { kindWords, otherSchemes, otherValues } from './vocabulary';

/** One meaning of words that were looked up: the stronger the likelier. */
export type Meaning = { readonly reading: Reading; readonly strength: number };

export const capabilityReading = (code: string, label: string): Reading => ({
  part: 'CAPABILITY',
  label,
  capability: code,
});

/** Every phrase of a taxonomy, in the order in which meanings of equal strength are offered. */
export function phrasesOf(taxonomy: Taxonomy): readonly Phrase[] {
  const leaves = [...taxonomy.capabilities.values()];
  return [
    ...leaves.flatMap(phrasesOfLeaf),
    ...[...taxonomy.branches, ...taxonomy.disciplines].flatMap(({ code, label }) =>
      [label, code].map((text) => ({ text, reading: capabilityReading(code, label), isName: text === label })),
    ),
    ...specPhrases(taxonomy),
    ...[...taxonomy.schemes.values()].flatMap(({ code, label, tier }) =>
      [label, ...(otherSchemes[code] ?? [])].map((text) => ({
        ...{ text, isName: text === label },
        reading: { part: 'SECURITY_FLOOR', label: `${tierText[tier]} (${label})`, securityFloor: tier } as const,
      })),
    ),
    ...valuePhrases(taxonomy),
    ...Object.entries(kindWords).flatMap(([kind, texts]) =>
      texts.map((text) => ({
        ...{ text, isName: false },
        reading: { part: 'KIND', label: texts[0], resourceKind: kind as keyof typeof kindWords } as const,
      })),
    ),
    ...languagePhrases(taxonomy),
    ...countryPhrases(),
  ];
}

function phrasesOfLeaf({ code, label, synonyms }: Capability): readonly Phrase[] {
  const reading = capabilityReading(code, label);
  return [label, ...synonyms].map((text) => ({ text, reading, isName: text === label }));
}

function specPhrases(taxonomy: Taxonomy): readonly Phrase[] {
  return [...(taxonomy.attributes.get('specs')?.valueLabels ?? [])].flatMap(([code, label]) =>
    [label, code, label.replace(/ [\d.]+$/, '')].map((text) => ({
      ...{ text, isName: text === label },
      reading: { part: 'DELIVERY_SPEC', label, deliverySpec: code } as const,
    })),
  );
}

/** Values that are but a number are left out: they say nothing without a unit. A yes-or-no attribute is meant by its label. */
function valuePhrases(taxonomy: Taxonomy): readonly Phrase[] {
  return [...taxonomy.attributes.values()].flatMap((attribute) => {
    if (attribute.type === 'boolean')
      return [{ text: attribute.label, reading: valueReading(attribute, 'true'), isName: true }];
    if (attribute.values === null || attribute.type === 'tristate') return [];
    return attribute.values
      .filter((value) => !/^[\d.]+$/.test(value) || attribute.code === 'channels')
      .flatMap((value) =>
        [value, attribute.valueLabels.get(value) ?? [], otherValues[value] ?? []]
          .flat()
          .map((text) => ({ text, reading: valueReading(attribute, value), isName: text === value })),
      );
  });
}

/** Phrases by their words, and by their stems. */
export class PhraseBook {
  readonly longest: number;
  private readonly exact = new Map<string, Meaning[]>();
  private readonly stemmed = new Map<string, Meaning[]>();

  constructor(phrases: readonly Phrase[]) {
    let longest = 1;
    for (const { text, reading, isName } of phrases) {
      const tokens = tokensOf(text);
      longest = Math.max(longest, tokens.length);
      const extra = isName ? 0.5 : 0;
      put(this.exact, keyOf(tokens, 'word'), { reading, strength: 4 + extra });
      put(this.stemmed, keyOf(tokens, 'stem'), { reading, strength: 3 + extra });
    }
    this.longest = longest;
  }

  /** All that these words mean, the strongest first; each reading once. */
  meaningsOf(words: string, stems: string): readonly Meaning[] {
    return strongest([...(this.exact.get(words) ?? []), ...(this.stemmed.get(stems) ?? [])]);
  }

  /** The keys, for who looks them up with typos. */
  get keys(): readonly string[] {
    return [...this.exact.keys()];
  }
}

/** Each reading once, the strongest first, equals in the order they came. */
export function strongest(meanings: readonly Meaning[]): readonly Meaning[] {
  const seen = new Set<string>();
  return meanings
    .toSorted((a, b) => b.strength - a.strength)
    .filter(({ reading }) => {
      const key = JSON.stringify(reading, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
      return !seen.has(key) && seen.add(key);
    });
}

function put(map: Map<string, Meaning[]>, key: string, meaning: Meaning): void {
  if (key === '') return;
  const list = map.get(key);
  if (list === undefined) map.set(key, [meaning]);
  else list.push(meaning);
}
