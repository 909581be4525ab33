import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectRoot } from '#service/project-root';
import { passwordOfTests } from '../world/people';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = process.env.INTERLOCK_CHROMIUM ?? usualPlaces.find((path) => existsSync(path));

/** `describe` where a browser can be had; elsewhere its tests are skipped. */
export const describeInBrowser = executablePath ? describe : describe.skip;

export function openBrowser(): Promise<Browser> {
  if (!executablePath) throw new Error('No browser can be had here: INTERLOCK_CHROMIUM names one.');
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet] });
}

type Animation = {
  readonly effect: { getComputedTiming(): { readonly endTime?: unknown } } | null;
  finish(): void;
};
type WithAnimations = { readonly document: { getAnimations(): readonly Animation[] } };

const axe = readFileSync(join(projectRoot, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Somebody at the pages, in Paris, with cookies of their own. What goes wrong behind the page is kept in `faults`. */
export class Desk {
  private readonly found: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (said) => said.type() === 'error' && this.found.push(`console: ${said.text()}`));
    page.on('pageerror', (fault) => this.found.push(`thrown: ${fault.message}`));
    page.on('response', (answer) => answer.status() >= 400 && this.found.push(`${answer.status()} ${answer.url()}`));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A page that is left lets go of what it was asking.
      if (reason !== 'net::ERR_ABORTED') this.found.push(`${reason} ${request.url()}`);
    });
  }

  static async open(browser: Browser, baseURL: string): Promise<Desk> {
    const context = await browser.newContext({
      ...{ baseURL, locale: 'en-GB', timezoneId: 'Europe/Paris', reducedMotion: 'reduce', colorScheme: 'light' },
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(15_000);
    await context.addInitScript({ content: axe });
    return new Desk(context, await context.newPage());
  }

  /** What went wrong since it was last asked. */
  takeFaults(): readonly string[] {
    return this.found.splice(0);
  }

  async signIn(email: string): Promise<void> {
    const { page } = this;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(passwordOfTests);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Account: / }).waitFor();
  }

  /** Waits until nothing on the page is still on its way. */
  async settled(): Promise<void> {
    await this.page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  }

  /** Turns to a scheme, and brings every colour there at once: a page at rest draws no frames for fading ones. */
  async colours(colorScheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    await this.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await this.page.evaluate(() => {
      for (const fading of (globalThis as unknown as WithAnimations).document.getAnimations())
        if (fading.effect?.getComputedTiming().endTime !== Infinity) fading.finish();
    });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
