/** Capabilities and delivery specifications by every name the taxonomy has for them. Everyone sees them. */
import type { Taxonomy } from '../taxonomy';
import { everyone } from './audiences';
import { Names } from './names';
import { phrasesOf } from './phrases';
import type { Scored, Suggestion } from './suggestion';

/** Each thing has several names, and some names several things; so more are looked at than are asked for. */
const namesOfAThing = 4;
/** What its own name is worth above another word for it. */
const ownName = 0.05;

export class TradeNames {
  private readonly names = new Names();
  private readonly things = new Map<string, Suggestion>();

  constructor(taxonomy: Taxonomy) {
    for (const { text, reading, isName } of phrasesOf(taxonomy)) {
      if (reading.part !== 'CAPABILITY' && reading.part !== 'DELIVERY_SPEC') continue;
      const shown = { label: reading.label, context: null, via: isName ? null : text };
      const thing: Suggestion =
        reading.part === 'CAPABILITY'
          ? { kind: 'CAPABILITY', capability: reading.capability, ...shown }
          : { kind: 'DELIVERY_SPEC', deliverySpec: reading.deliverySpec, ...shown };
      const key = `${reading.part} ${reading.part === 'CAPABILITY' ? reading.capability : reading.deliverySpec} ${text}`;
      this.things.set(key, thing);
      this.names.put({ key, label: text, besides: '', audience: everyone, of: key });
    }
  }

  /** The likest first; a thing comes once for each of its names that is like the text. */
  meet(text: string, most: number): readonly Scored[] {
    return this.names
      .meet(text, true, () => true, most * namesOfAThing)
      .flatMap(({ things, score }) =>
        things.flatMap(({ key }) => {
          const suggestion = this.things.get(key);
          return suggestion ? [{ score: suggestion.via === null ? score + ownName : score, suggestion }] : [];
        }),
      );
  }
}
