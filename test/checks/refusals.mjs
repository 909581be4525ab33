// Every code of refusal stands once in docs/refusals.md, and every "Codes:" list of the schema names only codes that exist.
import { fail, filesBelow, read } from './files.mjs';
import { codesOfKernel, faultsOfCodeLists, faultsOfPage } from './refusal-rules.mjs';

const codes = codesOfKernel(read('libs/kernel/src/result.ts') ?? '');
const sdl = filesBelow('.', (path) => /^(apps|libs)\/.*\.graphql$/.test(path)).map((path) => ({
  path,
  text: read(path),
}));
fail([...faultsOfPage(codes, read('docs/refusals.md') ?? ''), ...faultsOfCodeLists(codes, sdl)]);
