/** Claims while they are being edited: every attribute as the list of its values, none when nothing is said. */

export type Draft = { readonly capability: string; readonly attributes: Readonly<Record<string, readonly string[]>> };

export type Claim = {
  readonly capability: { readonly code: string; readonly label: string };
  readonly standing: string;
  readonly expiresOn: string | null;
  readonly attributes: readonly { readonly attribute: string; readonly values: readonly string[] }[];
};

export const draftsOf = (claims: readonly Claim[]): readonly Draft[] =>
  claims.map(({ capability, attributes }) => ({
    capability: capability.code,
    attributes: Object.fromEntries(attributes.map(({ attribute, values }) => [attribute, values])),
  }));

/** What is sent: attributes of which something is said, in the order they were filled in. */
export const claimsOf = (drafts: readonly Draft[]) =>
  drafts.map(({ capability, attributes }) => ({
    capability,
    attributes: Object.entries(attributes)
      .filter(([, values]) => values.length > 0)
      .map(([attribute, values]) => ({ attribute, values: [...values] })),
  }));

/** The same claims, whatever order their attributes and values were given in. */
export function areSame(one: readonly Draft[], other: readonly Draft[]): boolean {
  const written = (drafts: readonly Draft[]) =>
    claimsOf(drafts)
      .map(({ capability, attributes }) => {
        const said = attributes.map(({ attribute, values }) => `${attribute}=${values.toSorted().join('|')}`);
        return `${capability}?${said.sort().join('&')}`;
      })
      .sort()
      .join('\n');
  return written(one) === written(other);
}
