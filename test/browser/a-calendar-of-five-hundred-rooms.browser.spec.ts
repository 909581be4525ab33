import type { Browser, Page } from 'playwright-core';
import { aLargeHouse } from '../builders/large-house';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';

const countOf = (page: Page, selector: string): Promise<number> => page.locator(selector).count();

type Element = { closest?(selector: string): { readonly dataset: { readonly row: string } } | null };
type Watched = { drawn: Set<string> };
type InPage = Watched & {
  readonly document: { querySelector(selector: string): object };
  readonly MutationObserver: new (seen: (all: readonly { readonly target: Element }[]) => void) => {
    observe(element: object, options: object): void;
  };
};

/** In the page: notes from now on which rows are drawn anew; React writes the tick of a row each time, even where nothing is new. */
function watchRows(): void {
  const page = globalThis as unknown as InPage;
  page.drawn = new Set();
  new page.MutationObserver((all) => {
    for (const { target } of all) {
      const row = target.closest?.('[data-row]');
      if (row) page.drawn.add(row.dataset.row);
    }
  }).observe(page.document.querySelector('[role="grid"]'), { subtree: true, childList: true, attributes: true });
}

/** In the page: how many rows that were since it was last asked. */
function rowsDrawn(): number {
  const page = globalThis as unknown as Watched;
  const { size } = page.drawn;
  page.drawn.clear();
  return size;
}

const monday = '2031-03-03';
const rooms = 500;

describeInBrowser('a quarter of five hundred rooms on one calendar', () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    const house = await world.house();
    await aLargeHouse(house, rooms, monday, [1, 30, 58]);
    desk = await Desk.open(browser, world.url);
    await desk.signIn(house.email);
    ({ page } = desk);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('holds all names, and draws days only near the screen', async () => {
    await page.goto(`/house?view=quarter&date=${monday}`);
    await page.locator(`[data-row="${rooms - 1}"]`).waitFor({ state: 'attached' });
    await page
      .getByRole('gridcell', { name: /^Tuesday,? 4 March 2031: .*Service/ })
      .first()
      .waitFor();
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(rooms + 1));
    expect(await countOf(page, '[role="rowheader"]')).toBe(rooms);
    expect(await countOf(page, '[data-cell]')).toBeLessThan(60 * 92);
    expect(await countOf(page, '*')).toBeLessThan(15_000);
  }, 60_000);

  it('redraws only rows that a key has to do with', async () => {
    await page.locator('[data-cell="0:3"]').focus();
    await page.evaluate(watchRows);
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowRight');
    await page.locator('[data-cell="0:8"]:focus').waitFor();
    expect(await page.evaluate(rowsDrawn)).toBe(1);
    for (let press = 0; press < 20; press += 1) await page.keyboard.press('PageDown');
    await page.locator('[data-cell="200:8"]:focus').waitFor();
    // Those that were passed, and those beyond the edges of the screen.
    expect(await page.evaluate(rowsDrawn)).toBeLessThan(200 + 60);
  }, 60_000);

  it('has asked on the way for what stands there, and leads to the last day of the last room', async () => {
    await page.locator('[data-cell="200:3"][aria-label*="Service"]').waitFor();
    await page.keyboard.press('Control+End');
    await page.locator('[data-cell="499:91"]:focus').waitFor();
    await page.locator('[data-cell="499:3"][aria-label*="Service"]').waitFor();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByText(/^Room 500, Monday,? 26 May 2031$/).waitFor();
    expect(desk.takeFaults()).toEqual([]);
  }, 60_000);
});
