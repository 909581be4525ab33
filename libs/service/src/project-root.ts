import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json: migrations, SDL and the supergraph are read from there, compiled or not. */
export const projectRoot: string = (() => {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();
