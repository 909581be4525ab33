/** Words looked for in names: which of those asked for begin a word of a name, of a house or of a capability. */
import { words } from '#kernel/text';
import type { Capability } from '../taxonomy';
import type { Market } from './market';
import { resource } from './resources';

/** As many words as one mask holds. */
const mostWords = 30;

/** The words asked for, in groups that a mask holds; none where no words are asked for. */
export const groupsOf = (asked: readonly string[], market: Market): readonly WordGroup[] => {
  const distinct = [...new Set(asked)];
  const groups = Math.ceil(distinct.length / mostWords);
  return Array.from(
    { length: groups },
    (_, at) => new WordGroup(distinct.slice(at * mostWords, (at + 1) * mostWords), market),
  );
};

export class WordGroup {
  /** All of them. */
  readonly all: number;
  /** Those that some capability asked for is called by. */
  private ofSome = 0;
  private readonly known = new Map<number, number>();

  constructor(
    private readonly asked: readonly string[],
    private readonly market: Market,
  ) {
    this.all = 2 ** asked.length - 1;
  }

  /** Those that begin a word of the names of a resource and its house, its city and its organisation. */
  ofNames(row: number, facility: number): number {
    const { resources, facilities } = this.market;
    return this.ofText(resources.get(row, resource.words)) | this.ofText(facilities.words[facility] ?? 0);
  }

  /** The same of what a capability is called. */
  ofCapability({ label, synonyms }: Capability): number {
    const found = this.ofWords([label, ...synonyms].flatMap((name) => words(name)));
    this.ofSome |= found;
    return found;
  }

  /** Can all be found, if the resource claims all that is asked for? */
  mayFind(row: number, facility: number): boolean {
    return (this.ofNames(row, facility) | this.ofSome) === this.all;
  }

  private ofText(code: number): number {
    const known = this.known.get(code);
    if (known !== undefined) return known;
    const found = this.ofWords((this.market.texts.words.textOf(code) ?? '').split(' '));
    this.known.set(code, found);
    return found;
  }

  private ofWords(list: readonly string[]): number {
    let found = 0;
    for (const [at, word] of this.asked.entries()) if (list.some((one) => one.startsWith(word))) found |= 1 << at;
    return found;
  }
}
