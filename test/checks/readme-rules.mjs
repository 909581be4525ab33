const section = (readme, title) => readme.split(new RegExp(`^## ${title}$`, 'm'))[1]?.split(/^## /m)[0] ?? '';
const factsIn = (text) => [...text.matchAll(/`([a-z]+\.[a-z]+)`/g)].map(([, name]) => name);

/** Names of the facts that the source of one publisher declares. */
export const factsDeclared = (source) => [...source.matchAll(/\bname: '([a-z]+\.[a-z]+)'/g)].map(([, name]) => name);

/** Who may read whom, as libs/events/src/readers.ts says it: publisher → readers. */
export function readersDeclared(source) {
  const rows = [...source.matchAll(/^ {2}(\w+): \[([^\]]*)\]/gm)];
  return Object.fromEntries(rows.map(([, publisher, names]) => [publisher, names.match(/\w+/g) ?? []]));
}

/**
 * Where the page of one app and the code disagree on facts. `published` maps each publisher to its facts; all services
 * publish `audit.written` besides.
 */
export function faultsOfReadme(app, readme, published, readers) {
  const said = factsIn(section(readme, 'Facts published'));
  const own = published[app] ? [...published[app], 'audit.written'] : [];
  const publishersOf = (fact) =>
    Object.keys(published).filter((name) => fact === 'audit.written' || published[name].includes(fact));
  return [
    ...own.filter((fact) => !said.includes(fact)).map((fact) => `does not name the fact ${fact} that it publishes`),
    ...said.filter((fact) => !own.includes(fact)).map((fact) => `names ${fact}, which it does not publish`),
    ...factsIn(section(readme, 'Facts read'))
      .filter((fact) => !publishersOf(fact).some((name) => readers[name]?.includes(app)))
      .map((fact) => `reads ${fact}, which nobody lets it read`),
    ...['Owns', 'Never does']
      .filter((word) => !readme.includes(`**${word}`))
      .map((word) => `does not say what it ${word.toLowerCase()}`),
    ...(readme.split('\n').length > 80 ? ['is longer than a page'] : []),
  ];
}
