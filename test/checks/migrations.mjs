// A migration that has landed may have run somewhere: it is never edited, renamed or taken away. New ones come after it.
import { fail, filesBelow, git, landed, read } from './files.mjs';
import { faultsOfMigrations } from './migration-rules.mjs';

const isMigration = (path) => /^(apps\/[^/]+|libs\/service)\/migrations\/[^/]+\.sql$/.test(path);
const revision = landed();
const before =
  (revision && git('ls-tree', '-r', '--name-only', revision, 'apps', 'libs')?.split('\n').filter(isMigration)) || [];
const now = ['apps', 'libs'].flatMap((folder) => filesBelow(folder, isMigration));
fail(
  faultsOfMigrations(
    new Map(before.map((path) => [path, git('show', `${revision}:${path}`)])),
    new Map(now.map((path) => [path, read(path)])),
  ),
);
