const empty = ['manager', 'helper', 'util', 'common', 'data', 'info', 'handle', 'process'];
const emptyWords = new Set(empty.flatMap((word) => [word, `${word}s`]));
const emptyFolders = new Set(['common', 'shared', 'utils', 'types', 'helpers']);

/** `placeHold`, `PlaceHold`, `place-hold.ts` and `PLACE_HOLD` as words in lower case. */
export const wordsOf = (name) =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);

const emptyWordIn = (name) => wordsOf(name).find((word) => emptyWords.has(word));

/** Names say what a thing is or does in the trade. Words that fit anything say nothing. */
export const plainNames = {
  meta: {
    type: 'suggestion',
    docs: { description: 'no word in the name of a file, folder or exported thing that would fit anything' },
    messages: {
      name: '"{{word}}" in {{name}} would fit anything: name it after what it is in the trade (docs/glossary.md).',
      folder: 'A folder named {{name}} collects what belongs nowhere: put the file with its noun.',
    },
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, additionalProperties: false }],
  },
  create(context) {
    const inProject = context.filename.slice((context.options[0]?.root ?? context.cwd).length).replaceAll('\\', '/');
    const parts = inProject.split('/').filter(Boolean);
    const check = (identifier) => {
      const word = identifier && emptyWordIn(identifier.name ?? String(identifier.value));
      if (word) context.report({ node: identifier, messageId: 'name', data: { word, name: identifier.name } });
    };
    return {
      Program(node) {
        const file = parts.at(-1) ?? '';
        const word = emptyWordIn(file);
        if (word) context.report({ node, messageId: 'name', data: { word, name: file } });
        const folder = parts.slice(0, -1).find((name) => emptyFolders.has(name));
        if (folder) context.report({ node, messageId: 'folder', data: { name: folder } });
      },
      ExportNamedDeclaration(node) {
        // NOTE: a name that is only passed on from another package keeps the name it was given there.
        if (node.source) return;
        node.specifiers.forEach((specifier) => check(specifier.exported));
        namesDeclaredBy(node.declaration).forEach(check);
      },
    };
  },
};

function namesDeclaredBy(declaration) {
  if (!declaration) return [];
  if (declaration.type !== 'VariableDeclaration') return declaration.id ? [declaration.id] : [];
  return declaration.declarations.flatMap(({ id }) => {
    if (id.type === 'ObjectPattern') return id.properties.map((property) => property.value ?? property.argument);
    return id.type === 'Identifier' ? [id] : [];
  });
}
