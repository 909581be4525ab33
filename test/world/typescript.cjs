// What runs beside jest knows nothing of it: threads that a service starts, and soaks. What they require is compiled here, by the
// rules that production is built by.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { isMainThread } = require('node:worker_threads');

function compile() {
  const { transformSync } = require('@swc/core');
  const root = join(__dirname, '../..');
  const rules = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  const options = { ...rules, swcrc: false, sourceMaps: 'inline', jsc: { ...rules.jsc, baseUrl: root } };
  require.extensions['.ts'] = (module, filename) =>
    module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);
}

if (!isMainThread) compile();
module.exports = { compile };
