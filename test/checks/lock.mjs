// The lock file is whole: it agrees with package.json word for word, and names the builds of every package for every
// system, so that `npm ci` works on machines other than the one that wrote it.
import { fail, read } from './files.mjs';
import { faultsOfLock } from './lock-rules.mjs';

fail(faultsOfLock(JSON.parse(read('package.json')), JSON.parse(read('package-lock.json'))));
