/** Languages and countries as English, German, French and Spanish call them, by the runtime's own tables. */
import type { Taxonomy } from '../taxonomy';
import type { Phrase } from './reading';
import { valueReading } from './requirement-reading';

const locales = ['en', 'de', 'fr', 'es'] as const;

const languages =
  'ar bg bn ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk ms nb nl no pl pt ro ru sk sl sq sr sv ta te th tr uk ur vi zh'.split(
    ' ',
  );

/** Regions of the runtime's tables that are no countries of ISO 3166. */
const noCountries: ReadonlySet<string> = new Set(
  'AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ AN BU CS DD DY FX HV NH NT RH SU TP UK VD YD YU ZR'.split(' '),
);

const otherCountries: readonly (readonly [string, readonly string[]])[] = [
  ['GB', ['UK', 'U.K.', 'Britain', 'England', 'Scotland', 'Wales']],
  ['US', ['USA', 'U.S.', 'U.S.A.', 'America', 'the States', 'EE. UU.']],
  ['CZ', ['Czech Republic']],
  ['NL', ['Holland']],
  ['AE', ['UAE', 'Emirates']],
];

/** "French" of a capability that has languages. None where the taxonomy knows no languages. */
export function languagePhrases({ attributes }: Taxonomy): readonly Phrase[] {
  const attribute = attributes.get('languages');
  if (attribute === undefined) return [];
  return languages.flatMap((code) => {
    const [english = code, ...others] = namesOf(code, 'language');
    const reading = { ...valueReading(attribute, code), label: `${attribute.label}: ${english}` };
    return [english, ...others].map((text) => ({ text, reading, isName: true }));
  });
}

export function countryPhrases(): readonly Phrase[] {
  return countries().flatMap((country) => {
    const [english = country, ...others] = namesOf(country, 'region');
    const reading = { part: 'COUNTRY', label: `in ${english}`, country } as const;
    const short = otherCountries.find(([code]) => code === country)?.[1] ?? [];
    return [english, ...others, ...short].map((text) => ({ text, reading, isName: true }));
  });
}

/** In English, of a country by its code. */
export const countryName = (code: string): string => namesOf(code, 'region')[0] ?? code;

const displayed = new Map<string, Intl.DisplayNames>();

function namesOf(code: string, type: 'language' | 'region'): readonly string[] {
  const names = locales.map((locale) => {
    const key = `${locale} ${type}`;
    const table = displayed.get(key) ?? new Intl.DisplayNames([locale], { type, fallback: 'none' });
    displayed.set(key, table);
    return table.of(code);
  });
  return [...new Set(names.filter((name) => name !== undefined))];
}

function countries(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountries.has(code) && namesOf(code, 'region').length > 0);
}
