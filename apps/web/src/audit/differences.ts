/** The trail keeps what there was before and after an act as JSON; a person reads what changed, field by field. */

export type Difference = { readonly path: string; readonly before: string | null; readonly after: string | null };

function flatten(value: unknown, path: string, found: Map<string, string>): void {
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    if (entries.length === 0 && path !== '') found.set(path, Array.isArray(value) ? 'none' : 'empty');
    for (const [key, inner] of entries) {
      const step = Array.isArray(value) ? String(Number(key) + 1) : key;
      flatten(inner, path === '' ? step : `${path} › ${step}`, found);
    }
    return;
  }
  if (value !== null && value !== undefined)
    found.set(path === '' ? 'value' : path, typeof value === 'string' ? value : JSON.stringify(value));
}

function leavesOf(json: string | null): Map<string, string> {
  const found = new Map<string, string>();
  if (json === null) return found;
  try {
    flatten(JSON.parse(json), '', found);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    found.set('value', json);
  }
  return found;
}

/** Only what differs, in the order of the later state, then what is gone. */
export function differences(before: string | null, after: string | null): readonly Difference[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  const paths = new Set([...now.keys(), ...old.keys()]);
  return [...paths]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((one) => one.before !== one.after);
}
