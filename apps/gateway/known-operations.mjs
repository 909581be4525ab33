// Finds every operation the pages send, for the gateway, which in production takes nothing else from a browser. Writes a list
// of whole documents; the gateway makes its fingerprints from them. Usage: node known-operations.mjs [PAGES [FILE]]
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kind, parse, print, visit } from 'graphql';

/** Documents of all operations below a folder, each with the fragments it needs, sorted by name. */
export function knownOperations(folder) {
  const definitions = sources(folder).flatMap((path) => definitionsIn(path));
  const fragments = new Map();
  for (const { path, definition } of definitions.filter(
    ({ definition }) => definition.kind === Kind.FRAGMENT_DEFINITION,
  )) {
    const name = definition.name.value;
    if (fragments.has(name)) throw new Error(`${path}: the fragment ${name} is defined twice`);
    fragments.set(name, definition);
  }
  return definitions
    .filter(({ definition }) => definition.kind === Kind.OPERATION_DEFINITION)
    .map(({ definition }) => [definition, ...fragmentsOf(definition, fragments)].map(print).join('\n\n'))
    .sort();
}

const sources = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(spec|d)\.tsx?$/.test(name))
    .map((name) => join(folder, name));

// gql.tada takes literals only, so the text of a document is all there.
function definitionsIn(path) {
  return [...readFileSync(path, 'utf8').matchAll(/\bgraphql\(\s*`([^`]*)`/g)].flatMap(([, text]) => {
    if (text.includes('${')) throw new Error(`${path}: a document is put together while running; write it out`);
    return parse(text, { noLocation: true }).definitions.map((definition) => ({ path, definition }));
  });
}

function fragmentsOf(definition, known, found = new Map()) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = known.get(name.value);
      if (!fragment) throw new Error(`nobody defines the fragment ${name.value}`);
      if (found.has(name.value)) return;
      found.set(name.value, fragment);
      fragmentsOf(fragment, known, found);
    },
  });
  return [...found.values()];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = join(import.meta.dirname, '../..');
  const [pages = join(root, 'apps/web/src'), file = join(root, 'dist/known-operations.json')] = process.argv.slice(2);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(knownOperations(pages), null, 1)}\n`);
}
