// npm test: everything that must hold, in one go. Makes the checkout ready, finds or installs a browser, then runs the checks
// and all specs, and ends with one line that counts them. Plain Node 20: on a fresh clone there is nothing else yet.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeReady, ownNode, root } from '../apps/interlock/bin/ready.mjs';

const browsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
].concat('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');

/** A browser: as set, as found, or, for root on Debian, as installed now; null where none can be had. */
function findBrowser() {
  if (process.env.INTERLOCK_CHROMIUM) return process.env.INTERLOCK_CHROMIUM;
  const found = browsers.find((path) => existsSync(path));
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found ?? null;
  console.log('Installing a browser (chromium) …');
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore' });
  } catch (fault) {
    console.log(`It could not be installed: ${fault.message}`);
  }
  return browsers.find((path) => existsSync(path)) ?? null;
}

let running = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    running?.kill(signal);
    process.exitCode = 130;
  });

/** Runs a command to its end; answers its exit code and, where asked, what it printed. */
function run(words, { env = {}, collect = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', collect ? 'pipe' : 'inherit', 'inherit'];
    running = spawn(ownNode, words, { cwd: root, env: { ...process.env, ...env }, stdio });
    const said = [];
    running.stdout?.on('data', (chunk) => {
      said.push(chunk);
      process.stdout.write(chunk);
    });
    running.on('error', reject);
    running.on('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString('utf8') }));
  });
}

const total = { passed: 0, failed: 0, skipped: 0 };
const count = (passed, failed, skipped) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
};

async function runChecks() {
  const { said, code } = await run(['test/checks/run.mjs'], { collect: true });
  const [, passed = '0', failed = '1'] = /(\d+) checks passed, (\d+) failed/.exec(said) ?? [];
  count(Number(passed), Math.max(Number(failed), code === 0 ? 0 : 1), 0);
}

async function runSpecs(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'interlock-results-'));
  const results = join(folder, 'results.json');
  const words = [
    ...['--require', './test/world/typescript.cjs', '--experimental-vm-modules'],
    ...['--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'],
  ];
  const jest = ['--config', 'test/jest.config.cjs', '--maxWorkers', '2', '--json', '--outputFile', results];
  try {
    const { code } = await run([...words, ...jest], {
      env: browser ? { INTERLOCK_CHROMIUM: browser } : {},
      collect: false,
    });
    if (!existsSync(results)) return count(0, 1, 0);
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
    // A file that could not even be loaded has no tests to count, and is a failure all the same.
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    const failed = numFailedTests + broken;
    count(numPassedTests, failed === 0 && code !== 0 ? 1 : failed, numPendingTests);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await makeReady();
  const browser = findBrowser();
  if (!browser) console.log('No browser can be had here: its tests are skipped (INTERLOCK_CHROMIUM names one).');
  await runChecks();
  await runSpecs(browser);
  if (!browser && process.env.CI === 'true') {
    console.log('With CI=true a skipped browser test is a failure.');
    count(0, 1, 0);
  }
} catch (fault) {
  console.error(fault.message);
  count(0, 1, 0);
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
if (total.failed > 0) process.exitCode ||= 1;
