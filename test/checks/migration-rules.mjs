import { basename, dirname } from 'node:path';

const numberOf = (path) => /^(\d{4})-[a-z0-9-]+\.sql$/.exec(basename(path))?.[1] ?? null;

/** What is wrong with the migrations of `now`, given those that have landed (both: path → SQL). */
export function faultsOfMigrations(landed, now) {
  const changed = [...landed]
    .filter(([path, sql]) => now.get(path) !== sql)
    .map(
      ([path]) =>
        `${path} has landed and may not be ${now.has(path) ? 'edited' : 'taken away'}; mend it with the next file.`,
    );
  const misnamed = [...now.keys()]
    .filter((path) => !numberOf(path))
    .map((path) => `${path}: name it as 0007-what-it-does.sql.`);
  const twice = [...now.keys()]
    .filter((path, at, all) => all.some((other, before) => before < at && isTwin(path, other)))
    .map((path) => `${path}: another migration of the same service has this number.`);
  const early = [...now.keys()]
    .filter((path) => !landed.has(path))
    .filter((path) =>
      [...landed.keys()].some((other) => dirname(other) === dirname(path) && numberOf(other) > numberOf(path)),
    )
    .map((path) => `${path} comes before one that has landed; give it the next free number.`);
  return [...changed, ...misnamed, ...twice, ...early];
}

const isTwin = (path, other) =>
  dirname(path) === dirname(other) && numberOf(path) !== null && numberOf(path) === numberOf(other);
