/**
 * The directory lists real houses as a public registry knows them: a code, a name, perhaps a web address and a place, and, where a
 * house has closed, who took its place. It says nothing of what a house can do. A file of it is judged whole before a word is taken.
 */
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { parseName, parseText, words } from '#kernel/text';

/** What a registry says of one house. `successors` are codes of the same registry, in its order. */
export type Listing = {
  readonly code: string;
  readonly name: string;
  readonly url: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly closed: boolean;
  readonly successors: readonly string[];
};

/** Who is to be thanked for what, when nothing else is said. */
export const isdcfCredit = 'InterSociety Digital Cinema Forum (ISDCF), CC BY 4.0';

export const mostListings = 20_000;
const longestUrl = 500;
const mostSuccessors = 20;
const known = new Set(['code', 'name', 'url', 'city', 'country', 'obsolete', 'obsoletedBy']);
/** Fields that a file may have and that the directory has no use for. */
const unread = new Set(['timeZone', 'latitude', 'longitude']);

type Raw = Readonly<Record<string, unknown>>;

/** Is there a country of this code (ISO 3166-1, two capitals)? Who reads the file has the list. */
type IsCountry = (code: string) => boolean;

/** The listings of a file, or every fault of it with its place: `['17', 'name']` is the name of the 18th entry. */
export function parseDirectory(raw: unknown, isCountry: IsCountry): Result<readonly Listing[]> {
  if (!Array.isArray(raw)) return refuse('INVALID', 'A directory is a list of entries.');
  if (raw.length === 0) return refuse('INVALID', 'A directory has one entry or more.');
  if (raw.length > mostListings) return refuse('TOO_LONG', `A directory has at most ${mostListings} entries.`);
  const codes = new Set(raw.map(codeOf).filter((code) => code !== null));
  const twice = twiceListed(raw);
  return all(
    raw.map((one: unknown, at) => {
      const listing = parseListed(one, isCountry);
      const ties = all<unknown>([listing, twice.get(at) ?? ok(null), ...danglingSuccessors(one, codes)]);
      return within(listing.ok && ties.ok ? listing : (ties as Result<never>), at);
    }),
  );
}

function parseListed(raw: unknown, isCountry: IsCountry): Result<Listing> {
  if (!isObject(raw)) return refuse('INVALID', 'An entry is an object with a code and a name.');
  const code = within(
    parseString(raw['code'], (text) => parseText(text, 20)),
    'code',
  );
  const name = within(parseString(raw['name'], parseName), 'name');
  const url = within(parseOptional(raw['url'], parseUrl), 'url');
  const city = within(parseOptional(raw['city'], parseName), 'city');
  const country = within(
    parseOptional(raw['country'], (text) => parseCountry(text, isCountry)),
    'country',
  );
  const successors = within(parseSuccessors(raw), 'obsoletedBy');
  const faults = all<unknown>([...strayFields(raw), code, name, url, city, country, parseObsolete(raw), successors]);
  if (!code.ok || !name.ok || !url.ok || !city.ok || !country.ok || !successors.ok || !faults.ok)
    return faults as Result<never>;
  const closed = raw['obsolete'] === true;
  const place = { city: city.value, country: country.value };
  return ok({ code: code.value, name: name.value, url: url.value, ...place, closed, successors: successors.value });
}

const isObject = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const parseString = <T>(raw: unknown, parse: (text: string) => Result<T>): Result<T> =>
  typeof raw === 'string' ? parse(raw) : refuse('INVALID', raw === undefined ? 'This is missing.' : 'This is no text.');

const parseOptional = <T>(raw: unknown, parse: (text: string) => Result<T>): Result<T | null> =>
  raw === undefined ? ok(null) : parseString(raw, parse);

const strayFields = (raw: Raw): readonly Result<null>[] =>
  Object.keys(raw)
    .filter((field) => !known.has(field) && !unread.has(field))
    .map((field) => refuse('INVALID', 'The directory knows no such field.', field));

function parseUrl(raw: string): Result<string> {
  const text = parseText(raw, longestUrl);
  if (!text.ok) return text;
  const isWeb = URL.canParse(text.value) && /^https?:\/\//i.test(text.value) && !/\s/.test(text.value);
  return isWeb ? text : refuse('INVALID', 'A web address begins with http:// or https://.');
}

const parseCountry = (raw: string, isCountry: IsCountry): Result<string> =>
  isCountry(raw) ? ok(raw) : refuse('UNKNOWN_CODE', 'A country is a code of ISO 3166-1, as FR.');

const parseObsolete = ({ obsolete }: Raw): Result<null> =>
  obsolete === undefined || typeof obsolete === 'boolean'
    ? ok(null)
    : refuse('INVALID', 'Obsolete is true or false.', 'obsolete');

function parseSuccessors({ obsolete, obsoletedBy }: Raw): Result<readonly string[]> {
  if (obsoletedBy === undefined) return ok([]);
  if (obsolete !== true) return refuse('INVALID', 'Only an entry that is obsolete has successors.');
  if (!Array.isArray(obsoletedBy)) return refuse('INVALID', 'Successors are a list of codes.');
  if (obsoletedBy.length > mostSuccessors) return refuse('TOO_LONG', `At most ${mostSuccessors} successors.`);
  return all(
    obsoletedBy.map((code: unknown, at) =>
      obsoletedBy.indexOf(code) === at
        ? within(
            parseString(code, (text) => ok(text)),
            at,
          )
        : refuse('INVALID', 'This successor is named twice.', at),
    ),
  );
}

/** The code of an entry as a file has it; null where that is no text. */
const codeOf = (raw: unknown): string | null =>
  isObject(raw) && typeof raw['code'] === 'string' ? raw['code'].trim() : null;

/** Entries whose code stands before them in the file, by their place. */
function twiceListed(raw: readonly unknown[]): ReadonlyMap<number, Result<null>> {
  const first = new Map<string, number>();
  const twice = new Map<number, Result<null>>();
  raw.forEach((one, at) => {
    const code = codeOf(one);
    if (code === null) return;
    const before = first.get(code);
    if (before === undefined) first.set(code, at);
    else twice.set(at, refuse('INVALID', `Entry ${before + 1} has the code ${code} already.`, 'code'));
  });
  return twice;
}

function danglingSuccessors(raw: unknown, codes: ReadonlySet<string>): readonly Result<null>[] {
  const named: unknown = isObject(raw) ? raw['obsoletedBy'] : null;
  if (!Array.isArray(named)) return [];
  return named.map((code: unknown, place) => {
    if (typeof code !== 'string') return ok(null);
    if (code === codeOf(raw)) return refuse('INVALID', 'No entry succeeds itself.', 'obsoletedBy', place);
    return codes.has(code) ? ok(null) : refuse('NOT_FOUND', `No entry has the code ${code}.`, 'obsoletedBy', place);
  });
}

/** The words of a name by which lists go. */
export const sortWords = (name: string): string => words(name).join(' ');

/** Everything a search may begin a word of: name, city and code, each word behind a space. */
export const searchedWords = ({ name, city, code }: Pick<Listing, 'name' | 'city' | 'code'>): string =>
  [name, city ?? '', code]
    .flatMap(words)
    .map((word) => ` ${word}`)
    .join('');

/** What is known of a house already, with who is thanked for it. */
export type Listed = Listing & { readonly credit: string };

/** What an import does: new entries, entries that say something else than before, and how many are left as they are. */
export type ImportPlan = {
  readonly added: readonly Listed[];
  readonly changed: readonly { readonly before: Listed; readonly after: Listed }[];
  readonly unchanged: number;
  /** Known, and not in this file: they stay. */
  readonly kept: readonly string[];
};

/** Compares a file with what is known, by code. Nothing is ever taken away: claims may hang on it. */
export function planImport(
  listings: readonly Listing[],
  credit: string,
  knownOnes: ReadonlyMap<string, Listed>,
): ImportPlan {
  const given = listings.map((listing) => ({ ...listing, credit }));
  const changed = given.flatMap((after) => {
    const before = knownOnes.get(after.code);
    return before === undefined || isSame(before, after) ? [] : [{ before, after }];
  });
  const added = given.filter(({ code }) => !knownOnes.has(code));
  const codes = new Set(given.map(({ code }) => code));
  return {
    ...{ added, changed, unchanged: given.length - added.length - changed.length },
    kept: [...knownOnes.keys()].filter((code) => !codes.has(code)),
  };
}

const isSame = (one: Listed, other: Listed): boolean => asText(one) === asText(other);
const asText = ({ code, name, url, city, country, closed, successors, credit }: Listed): string =>
  JSON.stringify([code, name, url, city, country, closed, successors, credit]);
