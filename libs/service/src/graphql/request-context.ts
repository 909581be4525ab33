import DataLoader from 'dataloader';
import type { Viewer } from '../viewer/viewer';

/** What lives as long as one request in one service. */
export type RequestContext = {
  readonly viewer: Viewer;
  /** Headers the caller sent that a service may need: the refresh cookie, the caller's address. */
  readonly cookies: Readonly<Record<string, string>>;
  /** `Set-Cookie` values to go out with the answer. */
  readonly setCookies: string[];
  readonly secureOrigin: boolean;
  readonly loaders: Map<object, DataLoader<string, unknown>>;
};

/**
 * The loader of this request for one batch function: keys asked for in the same tick become one call.
 * `batch` answers a map; keys missing in it load as null.
 */
export function loaderOf<V>(
  context: RequestContext,
  batch: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  owner: object,
): DataLoader<string, V | null> {
  const known = context.loaders.get(owner);
  if (known) return known as DataLoader<string, V | null>;
  const loader = new DataLoader<string, V | null>(async (keys) => {
    const found = await batch([...new Set(keys)]);
    return keys.map((key) => found.get(key) ?? null);
  });
  context.loaders.set(owner, loader);
  return loader;
}
