/** What the same house has to offer besides, as it stands in the address bar: `mix.atmos|seats>=4|hdr~HLG`. */
import { parseNeed, writeNeed, type Need } from './need';

export type Also = { readonly capability: string; readonly needs: readonly Need[] };

/** Null for what nobody could mean. */
export function parseAlso(text: string): Also | null {
  const [capability = '', ...needs] = text.split('|');
  if (!/^[A-Za-z0-9._-]+$/.test(capability)) return null;
  return { capability, needs: needs.flatMap((need) => parseNeed(need) ?? []) };
}

export const writeAlso = ({ capability, needs }: Also): string => [capability, ...needs.map(writeNeed)].join('|');
