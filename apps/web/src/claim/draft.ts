/** Claims while they are being edited: every attribute as the list of its values, none when nothing is said. */

export type Draft = {
  readonly capability: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Null or left out: nothing is declared. */
  readonly ai?: AiDeclaration | null;
};

/** What AI is used for in the work, by category; and whether a tool learns from what it is given: no, yes or unknown. */
export type AiDeclaration = { readonly uses: readonly string[]; readonly trainsOnInput: string };

export type Claim = {
  readonly capability: { readonly code: string; readonly label: string };
  readonly standing: string;
  readonly expiresOn: string | null;
  readonly ai: AiDeclaration | null;
  readonly attributes: readonly { readonly attribute: string; readonly values: readonly string[] }[];
};

export const draftsOf = (claims: readonly Claim[]): readonly Draft[] =>
  claims.map(({ capability, attributes, ai }) => ({
    capability: capability.code,
    attributes: Object.fromEntries(attributes.map(({ attribute, values }) => [attribute, values])),
    ai: ai && { uses: ai.uses, trainsOnInput: ai.trainsOnInput },
  }));

/** What is sent: attributes of which something is said, in the order they were filled in. */
export const claimsOf = (drafts: readonly Draft[]) =>
  drafts.map(({ capability, attributes, ai = null }) => ({
    capability,
    ai: ai && { uses: [...ai.uses], trainsOnInput: ai.trainsOnInput },
    attributes: Object.entries(attributes)
      .filter(([, values]) => values.length > 0)
      .map(([attribute, values]) => ({ attribute, values: [...values] })),
  }));

/** The same claims, whatever order their attributes and values were given in. */
export function areSame(one: readonly Draft[], other: readonly Draft[]): boolean {
  const written = (drafts: readonly Draft[]) =>
    claimsOf(drafts)
      .map(({ capability, attributes, ai }) => {
        const said = attributes.map(({ attribute, values }) => `${attribute}=${values.toSorted().join('|')}`);
        const declared = ai ? `${ai.uses.toSorted().join('|')} ${ai.trainsOnInput}` : 'nothing';
        return `${capability}?${said.sort().join('&')}#${declared}`;
      })
      .sort()
      .join('\n');
  return written(one) === written(other);
}
