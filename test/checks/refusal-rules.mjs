import { parse, visit } from 'graphql';

/** The closed list, as the kernel keeps it. */
export function codesOfKernel(source) {
  const list = /refusalCodes = \[([^\]]+)\]/.exec(source)?.[1] ?? '';
  return [...list.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code);
}

/** Codes that the page of refusals lacks, explains twice, leaves without words, or knows though nobody refuses with them. */
export function faultsOfPage(codes, page) {
  const [, table = ''] = page.split(/^## In `userErrors`$/m);
  const rows = [...table.split(/^## /m)[0].matchAll(/^\| `([A-Z_]+)` +\|([^|]*)\|([^|]*)\|$/gm)];
  const explained = rows.map(([, code]) => code);
  return [
    ...codes.filter((code) => !explained.includes(code)).map((code) => `docs/refusals.md does not explain ${code}.`),
    ...explained
      .filter((code, at) => explained.indexOf(code) < at)
      .map((code) => `docs/refusals.md explains ${code} twice.`),
    ...explained
      .filter((code) => !codes.includes(code))
      .map((code) => `docs/refusals.md explains ${code}, which nothing refuses with.`),
    ...rows
      .filter(([, , when, todo]) => !when.trim() || !todo.trim())
      .map(([, code]) => `docs/refusals.md says too little of ${code}.`),
  ];
}

/** A list of codes is taken as it stands up to its full stop: `Codes: NOT_FOUND, INVALID, UNITS_TAKEN while one waits.` */
const listed = /Codes: (?<list>[^.]*)\./;
const looksLikeCode = /\b[A-Z]{2,}(?:_[A-Z]+)*\b/g;

/** Unknown codes in the lists of mutations, and mutations that can refuse but do not say with what. */
export function faultsOfCodeLists(codes, files) {
  const refusing = payloadsThatRefuse(files);
  return files.flatMap(({ path, text }) => {
    const faults = [];
    const readMutations = (node) => {
      if (node.name.value !== 'Mutation') return;
      for (const field of node.fields ?? [])
        faults.push(...faultsOfMutation(field, codes, refusing).map((fault) => `${path}: ${fault}`));
    };
    visit(parse(text), { ObjectTypeDefinition: readMutations, ObjectTypeExtension: readMutations });
    return faults;
  });
}

function faultsOfMutation(field, codes, refusing) {
  const name = field.name.value;
  const list = listed.exec(field.description?.value ?? '')?.groups.list;
  if (list === undefined)
    return refusing.has(bareTypeOf(field.type)) ? [`${name} does not list its codes ("Codes: …").`] : [];
  // NOTE: a list may lean on another one: "as acceptRequest", "those of sendRequest".
  const mentioned = list.match(looksLikeCode) ?? [];
  return mentioned
    .filter((code) => !codes.includes(code))
    .map((code) => `${name} lists ${code}, which nothing refuses with.`);
}

const bareTypeOf = (type) => (type.type ? bareTypeOf(type.type) : type.name.value);

/** Types that carry `userErrors`. */
function payloadsThatRefuse(files) {
  const names = new Set();
  for (const { text } of files)
    visit(parse(text), {
      ObjectTypeDefinition(node) {
        if (node.fields?.some((field) => field.name.value === 'userErrors')) names.add(node.name.value);
      },
    });
  return names;
}
