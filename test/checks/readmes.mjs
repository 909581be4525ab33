// Every service has one page that says what it owns, what it never does, and which facts it publishes and reads; the facts
// are those of libs/events.
import { fail, read } from './files.mjs';
import { factsDeclared, faultsOfReadme, readersDeclared } from './readme-rules.mjs';
import { services } from './sdl.mjs';

const readers = readersDeclared(read('libs/events/src/readers.ts') ?? '');
const published = Object.fromEntries(
  services.map((name) => [name, factsDeclared(read(`libs/events/src/${name}.ts`) ?? '')]),
);
fail([
  ...[...services, 'gateway'].flatMap((app) =>
    faultsOfReadme(app, read(`apps/${app}/README.md`) ?? '', published, readers).map(
      (fault) => `apps/${app}/README.md ${fault}.`,
    ),
  ),
  ...['kernel', 'events', 'service']
    .filter((lib) => !read(`libs/${lib}/README.md`))
    .map((lib) => `libs/${lib}/README.md is missing.`),
]);
