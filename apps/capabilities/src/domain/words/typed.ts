/** What somebody typed into the box, however strange, as long as it is no book. */
import { ok, refuse, type Result } from '#kernel/result';

/** `max` in UTF-16 code units, which places in the text are counted by. */
export const parseTyped = (text: string, max: number): Result<string, 'TOO_LONG'> =>
  text.length <= max ? ok(text) : refuse('TOO_LONG', `At most ${max} characters.`);
