import { z } from 'zod';
import type { Id, IdType } from '#kernel/ids';
import { isId } from '#kernel/ids';

// What capabilities asks of accounts before it writes to somebody: `addressee`. It only reads. Addresses are in no fact: whoever
// needs one asks for that one, when it is needed.

const id = <T extends IdType>(type: T) => z.custom<Id<T>>((raw) => typeof raw === 'string' && isId(type, raw));

export const addresseeQuestion = z.object({
  account: id('account'),
  /** For which the account acted; null: as a platform admin. */
  organisation: id('organisation').nullable(),
});
export type AddresseeQuestion = z.infer<typeof addresseeQuestion>;

/** Null: there is no such account, or it may not act there any more. */
export const addressee = z.object({ email: z.string(), displayName: z.string() }).nullable();
export type Addressee = z.infer<typeof addressee>;
