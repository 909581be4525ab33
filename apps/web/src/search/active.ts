/** What narrows a search, one by one and in words: to be taken off by itself, or to say what could be widened. */
import { minorOf, showMoney } from '../money/money';
import { countOfUnits, countryName, kindWords, tierWords } from '../resource/words';
import { toggled } from './facets';
import { usualKm } from './filter';
import { parseNeed, wordsOfNeed } from './need';
import type { SearchParams } from './params';
import { nameOf } from './places';

export type Patch = Partial<{ [K in keyof SearchParams]: SearchParams[K] | undefined }>;

export type Active = { readonly key: string; readonly words: string; readonly without: Patch };

/** In the order of the filters on the page; `attributeLabel` knows what an attribute is called, `allianceName` an alliance. */
export function activeIn(
  search: SearchParams,
  attributeLabel: (code: string) => string,
  allianceName: (id: string) => string,
): readonly Active[] {
  const one = (key: string, words: string, without: Patch): Active => ({ key, words, without });
  const { kinds = [], countries = [], alliances = [], need = [], lat, lon } = search;
  return [
    ...(search.text ? [one('text', `“${search.text}”`, { text: undefined })] : []),
    ...kinds.map((kind) => one(kind, kindWords[kind] ?? kind, { kinds: toggled(kinds, kind) })),
    ...(lat !== undefined && lon !== undefined
      ? [
          one('near', `within ${search.km ?? usualKm} km of ${nameOf({ latitude: lat, longitude: lon })}`, {
            lat: undefined,
            lon: undefined,
            km: undefined,
          }),
        ]
      : []),
    ...countries.map((code) => one(code, countryName(code), { countries: toggled(countries, code) })),
    ...(search.floor ? [one('floor', `${tierWords[search.floor]} or better`, { floor: undefined })] : []),
    ...alliances.map((id) => one(id, `houses of ${allianceName(id)}`, { alliances: toggled(alliances, id) })),
    ...(search.max && search.currency && minorOf(search.max, search.currency) !== null
      ? [one('max', `at most ${priceWords(search.max, search.currency)}`, { max: undefined, currency: undefined })]
      : []),
    ...need.flatMap((written) => {
      const parsed = parseNeed(written);
      if (!parsed) return [];
      return [one(written, wordsOfNeed(parsed, attributeLabel(parsed.attribute)), { need: toggled(need, written) })];
    }),
    ...((search.units ?? 1) > 1
      ? [one('units', `${countOfUnits(search.units ?? 1)} at once`, { units: undefined })]
      : []),
  ];
}

/** Everything that narrows, taken off at once. */
export const nothingActive: Patch = {
  text: undefined,
  kinds: undefined,
  lat: undefined,
  lon: undefined,
  km: undefined,
  countries: undefined,
  floor: undefined,
  alliances: undefined,
  max: undefined,
  currency: undefined,
  need: undefined,
  units: undefined,
};

const priceWords = (max: string, currency: string): string =>
  showMoney({ amountMinor: minorOf(max, currency) ?? '0', currency });
