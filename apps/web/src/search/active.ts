/** What narrows a search, one by one and in words: to be taken off by itself, or to say what could be widened. */
import { minorOf, showMoney } from '../money/money';
import { countOfUnits, countryName, kindWords, tierWords } from '../resource/words';
import { parseAlso } from './also';
import { parseBand, parseOverlap, showOffset } from './clocks';
import { toggled } from './facets';
import { usualKm } from './filter';
import { parseNeed, wordsOfNeed } from './need';
import type { Audience, Patch, SearchParams } from './params';
import { nameOf } from './places';

export type Active = { readonly key: string; readonly words: string; readonly without: Patch };

/** What things are called that an address only has a code or an id of. */
export type Names = {
  readonly capability: (code: string) => string;
  readonly attribute: (code: string) => string;
  readonly alliance: (id: string) => string;
  /** A category of uses of AI, or a risk. */
  readonly ai: (code: string) => string;
};

/** In the order of the filters on the page. */
export function activeIn(search: SearchParams, names: Names): readonly Active[] {
  const one = (key: string, words: string, without: Patch): Active => ({ key, words, without });
  const { kinds = [], countries = [], alliances = [], need = [], also = [], lat, lon } = search;
  const { through = [], forbids = [], classes = [] } = search;
  const [band, overlap] = [parseBand(search.clock), parseOverlap(search.overlap)];
  return [
    ...also.flatMap((written) => {
      const parsed = parseAlso(written);
      if (!parsed) return [];
      return [
        one(`also:${parsed.capability}`, `and ${names.capability(parsed.capability)}`, {
          also: toggled(also, written),
        }),
      ];
    }),
    ...(search.text ? [one('text', `“${search.text}”`, { text: undefined })] : []),
    ...kinds.map((kind) => one(kind, kindWords[kind] ?? kind, { kinds: toggled(kinds, kind) })),
    ...(lat !== undefined && lon !== undefined
      ? [
          one(
            'near',
            `within ${search.km ?? usualKm} km of ${search.place ?? nameOf({ latitude: lat, longitude: lon })}`,
            {
              lat: undefined,
              lon: undefined,
              km: undefined,
              place: undefined,
            },
          ),
        ]
      : []),
    ...countries.map((code) => one(code, countryName(code), { countries: toggled(countries, code) })),
    ...(search.floor ? [one('floor', `${tierWords[search.floor]} or better`, { floor: undefined })] : []),
    ...alliances.map((id) => one(id, `houses of ${names.alliance(id)}`, { alliances: toggled(alliances, id) })),
    ...(search.max && search.currency && minorOf(search.max, search.currency) !== null
      ? [one('max', `at most ${priceWords(search.max, search.currency)}`, { max: undefined, currency: undefined })]
      : []),
    ...need.flatMap((written) => {
      const parsed = parseNeed(written);
      if (!parsed) return [];
      return [one(written, wordsOfNeed(parsed, names.attribute(parsed.attribute)), { need: toggled(need, written) })];
    }),
    ...through.map((audience) => one(audience, audienceWords[audience], { through: toggled(through, audience) })),
    ...(classes.length > 0 ? [one('classes', 'only members of a class', { classes: undefined })] : []),
    ...(band
      ? [one('clock', `clocks at ${showOffset(band.from)} to ${showOffset(band.to)}`, { clock: undefined })]
      : []),
    ...(overlap
      ? [one('overlap', `${overlap.hours} h of work shared with ${overlap.from}–${overlap.to}`, { overlap: undefined })]
      : []),
    ...forbids.map((code) => one(code, `no AI: ${names.ai(code)}`, { forbids: toggled(forbids, code) })),
    ...(search.untrained ? [one('untrained', 'nothing learns from the material', { untrained: undefined })] : []),
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
  place: undefined,
  also: undefined,
  through: undefined,
  classes: undefined,
  clock: undefined,
  overlap: undefined,
  forbids: undefined,
  untrained: undefined,
  countries: undefined,
  floor: undefined,
  alliances: undefined,
  max: undefined,
  currency: undefined,
  need: undefined,
  units: undefined,
};

/** Whose rates count, where not everybody's do. */
export const audienceWords: Readonly<Record<Audience, string>> = {
  ALLIANCE: 'through an alliance',
  ORGANISATION: 'as a partner',
};

const priceWords = (max: string, currency: string): string =>
  showMoney({ amountMinor: minorOf(max, currency) ?? '0', currency });
