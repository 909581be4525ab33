/**
 * What AI is used for in the work, as a house declares it claim by claim, and what a client forbids. Clients write policies, and a
 * house that says nothing cannot be taken to keep one: unknown never satisfies.
 */
import { all, ok, refuse, type Result } from '#kernel/result';
import { faultsOf } from './faults';
import type { Said } from './requirement';
import type { Taxonomy } from './taxonomy';

/** Does a tool learn from what it is given? */
const trainings = ['no', 'yes', 'unknown'] as const;
type Training = (typeof trainings)[number];

/** Categories that are used, in the order of the taxonomy; none at all is a declaration too. */
export type AiDeclaration = { readonly uses: readonly string[]; readonly trainsOnInput: Training };

/** A declaration as it came in. */
export type RawAi = { readonly uses: readonly string[]; readonly trainsOnInput: string };

/** Categories that are forbidden, none twice, and whether learning from the input is. One of the two forbids something. */
export type AiPolicy = { readonly forbids: readonly string[]; readonly forbidsTraining: boolean };

/** A policy as it came in: categories or risks. */
export type RawAiPolicy = {
  readonly forbids?: readonly string[] | null | undefined;
  readonly trainingOnInput?: boolean | null | undefined;
};

const mostForbidden = 50;

/** A category that does not exist is `UNKNOWN_CODE`; one named twice, and a word about training that is none, are `INVALID`. */
export function parseAi(raw: RawAi, { aiCategories }: Taxonomy): Result<AiDeclaration> {
  if (raw.uses.length > aiCategories.size) return refuse('TOO_LONG', `At most ${aiCategories.size} uses.`, 'uses');
  const uses = all(
    raw.uses.map((code, at) => {
      if (!aiCategories.has(code)) return refuse('UNKNOWN_CODE', 'There is no such AI category.', 'uses', at);
      return raw.uses.indexOf(code) < at ? refuse('INVALID', 'This use is named twice.', 'uses', at) : ok(code);
    }),
  );
  const trainsOnInput = trainings.find((word) => word === raw.trainsOnInput);
  const training =
    trainsOnInput === undefined ? refuse('INVALID', 'This is no, yes or unknown.', 'trainsOnInput') : ok(trainsOnInput);
  if (!uses.ok || !training.ok) return faultsOf(uses, training);
  return ok({
    uses: [...aiCategories.keys()].filter((code) => raw.uses.includes(code)),
    trainsOnInput: training.value,
  });
}

/** Null for a policy that forbids nothing; a word that is neither a category nor a risk is `UNKNOWN_CODE`. */
export function parseAiPolicy(raw: RawAiPolicy, { aiCategories }: Taxonomy): Result<AiPolicy | null> {
  const named = raw.forbids ?? [];
  if (named.length > mostForbidden) return refuse('TOO_LONG', `At most ${mostForbidden} here.`, 'forbids');
  const meant = (word: string): readonly string[] =>
    [...aiCategories.values()].filter(({ code, risk }) => code === word || risk === word).map(({ code }) => code);
  const forbidden = all<readonly string[]>(
    named.map((word, at) => {
      const codes = meant(word);
      return codes.length > 0
        ? ok(codes)
        : refuse('UNKNOWN_CODE', 'This is neither an AI category nor a risk.', 'forbids', at);
    }),
  );
  if (!forbidden.ok) return forbidden;
  const forbids = [...new Set(forbidden.value.flat())];
  const forbidsTraining = raw.trainingOnInput === false;
  return ok(forbids.length > 0 || forbidsTraining ? { forbids, forbidsTraining } : null);
}

/** What a claim declares in all. `uses`: null where nothing is said of them. */
export type Declared = { readonly uses: readonly string[] | null; readonly trainsOnInput: Training };

/**
 * The declaration of a claim together with its attributes `aiUse` and `trainsOnInput`, where its leaf has them: uses add up, and of
 * two words about training the worse counts.
 */
export function declaredOf(ai: AiDeclaration | null, { aiUse, trainsOnInput }: Said): Declared {
  const uses = ai === null && aiUse === undefined ? null : [...new Set([...(ai?.uses ?? []), ...(aiUse ?? [])])];
  const said = [ai?.trainsOnInput, ...(trainsOnInput ?? [])];
  return { uses, trainsOnInput: said.includes('yes') ? 'yes' : said.includes('no') ? 'no' : 'unknown' };
}

/** Does what is declared keep the policy? What is unknown does not. */
export const keeps = ({ forbids, forbidsTraining }: AiPolicy, { uses, trainsOnInput }: Declared): boolean =>
  (forbids.length === 0 || (uses !== null && !forbids.some((code) => uses.includes(code)))) &&
  (!forbidsTraining || trainsOnInput === 'no');
