import { placeOf } from '../resource/words';

type Site = { readonly city: string | null; readonly country: string | null };
type Organisation = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly facilities: { readonly edges: readonly { readonly node: Site }[] };
};

/** Beside each name, by id, what tells it from others: its kind, where its first site is, and the end of its id where two would still look the same. */
export function toldApart(found: readonly Organisation[], saysKind: boolean): ReadonlyMap<string, string> {
  const words = found.map((one) => ({ one, said: wordsOf(one, saysKind) }));
  const alike = Map.groupBy(words, ({ one, said }) => JSON.stringify([one.name, said]));
  return new Map(
    [...alike.values()].flatMap((same) =>
      same.map(({ one, said }) => {
        const all = same.length > 1 ? [...said, `…${one.id.slice(-6)}`] : said;
        return [one.id, all.join(' · ')] as const;
      }),
    ),
  );
}

function wordsOf({ kind, facilities }: Organisation, saysKind: boolean): readonly string[] {
  const site = facilities.edges[0]?.node;
  return [
    ...(saysKind ? [kind === 'PRODUCER' ? 'producer' : 'post house'] : []),
    ...(site && (site.city !== null || site.country !== null) ? [placeOf(site.city, site.country)] : []),
  ];
}
