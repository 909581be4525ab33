// npm run bench:first-answer: from the last letter typed, and from a tick in a facet, to the new hits on the screen of a browser, on
// the demo world. The pause of 200 ms after a letter is apart: the page waits for it before it asks.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { makeReady, ownNode } from '../../apps/interlock/bin/ready.mjs';
import { inEmptyFolder, isQuick, percentile, root, round, tell } from './measure.mjs';

const rounds = isQuick ? 10 : 100;
const pauseMs = 200;
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
const executablePath = process.env.INTERLOCK_CHROMIUM ?? places.find((path) => existsSync(path));
if (!executablePath) {
  console.log('No browser can be had here: INTERLOCK_CHROMIUM names one.');
  process.exit(1);
}

/** Serves the demo world from an empty folder while `work` is done with its address. */
async function serving(folder, work) {
  await makeReady();
  const child = spawn(ownNode, [join(root, 'dist/apps/interlock/src/serve.js')], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      INTERLOCK_DATA: folder,
      INTERLOCK_PORT: '0',
      INTERLOCK_RATE_LIMITS: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const address = await new Promise((resolve, refuse) => {
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
        // The sign-ins are told once the demo world is there.
        const found = /ready: (http\S+)[\s\S]*Demo sign-ins/.exec(said);
        if (found) resolve(found[1]);
      });
      child.once('close', () => refuse(new Error('the server did not start')));
    });
    return await work(address);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** In the page: milliseconds from the input or click that comes next to the first frame with another number of hits. */
function watch() {
  const { document, performance, addEventListener, requestAnimationFrame, MutationObserver } = globalThis;
  const total = document.querySelector('section[aria-label="What was found"] [role="status"]');
  const before = total.textContent;
  globalThis.measured = new Promise((resolve) => {
    let began = null;
    const begin = () => (began ??= performance.now());
    for (const act of ['input', 'click']) addEventListener(act, begin, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (began === null || total.textContent === before || !/\d/.test(total.textContent)) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
    });
    observer.observe(total, { subtree: true, childList: true, characterData: true });
  });
}

async function measured(page, act) {
  await page.evaluate(watch);
  await act();
  return page.evaluate(() => globalThis.measured);
}

await inEmptyFolder((folder) =>
  serving(folder, async (address) => {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(`${address}/search?capability=colour`);
      await page.locator('[data-hit]').first().waitFor();
      const name = page.getByLabel('Narrow by name');
      const facet = page.getByRole('checkbox', { name: /^United Kingdom/ });
      const typed = [];
      const ticked = [];
      for (let turn = 0; turn < rounds; turn += 1) {
        for (const text of ['londo', '']) typed.push(await measured(page, () => name.fill(text)));
        ticked.push(await measured(page, () => facet.click()));
        ticked.push(await measured(page, () => facet.click()));
      }
      const afterPause = typed.map((ms) => ms - pauseMs);
      tell('first-answer', {
        typedMsP50: round(percentile(afterPause, 0.5), 1),
        typedMsP99: round(percentile(afterPause, 0.99), 1),
        tickedMsP50: round(percentile(ticked, 0.5), 1),
        tickedMsP99: round(percentile(ticked, 0.99), 1),
        budgetMs: 150,
      });
    } finally {
      await browser.close();
    }
  }),
);
