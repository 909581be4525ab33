// What runs beside jest knows nothing of it: threads that a service starts, and soaks. What they require is compiled here, by the
// rules that production is built by. A test world starts three threads and there are hundreds of worlds, so what was compiled once
// is kept beside the dependencies, under a name made of the rules and the text.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { enableCompileCache } = require('node:module');
const { isMainThread, threadId } = require('node:worker_threads');

const root = join(__dirname, '../..');
const kept = join(root, 'node_modules/.cache/interlock-threads');

function compile() {
  const rules = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  const options = { ...rules, swcrc: false, sourceMaps: 'inline', jsc: { ...rules.jsc, baseUrl: root } };
  const rulesText = JSON.stringify(options);
  mkdirSync(kept, { recursive: true });
  enableCompileCache?.(join(kept, 'code'));
  require.extensions['.ts'] = (module, filename) => {
    const text = readFileSync(filename, 'utf8');
    const name = createHash('sha256').update(`${rulesText}\n${filename}\n${text}`).digest('hex');
    module._compile(found(join(kept, name)) ?? made(join(kept, name), text, { ...options, filename }), filename);
  };
}

function found(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (expected) {
    if (expected.code !== 'ENOENT') throw expected;
    return null;
  }
}

/** Written aside and then named, for other threads may look for it now. */
function made(file, text, options) {
  const { code } = require('@swc/core').transformSync(text, options);
  const aside = `${file}.${process.pid}.${threadId}`;
  writeFileSync(aside, code);
  renameSync(aside, file);
  return code;
}

if (!isMainThread) compile();
module.exports = { compile };
