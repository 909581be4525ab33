import { isId } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';

/**
 * Whom the rules of this service let see an account whole (its address too): itself, its colleagues, admins. The other side of a
 * thread it wrote in sees its name: partnerships, which keeps the threads, says so by naming it.
 */
export const seesAccount = (viewer: Viewer, account: string, colleagues: ReadonlySet<string>): boolean =>
  isId('account', account) && (viewer.isAdmin || viewer.account === account || colleagues.has(account));
