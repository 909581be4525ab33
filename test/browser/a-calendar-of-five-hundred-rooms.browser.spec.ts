import type { Browser, CDPSession, Page } from 'playwright-core';
import { aLargeHouse } from '../builders/large-house';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';

type WithDocument = { readonly document: { querySelectorAll(selector: string): { readonly length: number } } };

const countOf = (page: Page, selector: string): Promise<number> =>
  page.evaluate((what) => (globalThis as unknown as WithDocument).document.querySelectorAll(what).length, selector);

/** Milliseconds that the page itself has worked, however busy the machine is with others. */
async function workOf(meter: CDPSession): Promise<number> {
  const { metrics } = await meter.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
}

describeInBrowser('a quarter of five hundred rooms on one calendar', () => {
  const monday = '2031-03-03';
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  /** The calendar of a house with so many rooms, and what the page works to walk down twenty screens of it. */
  async function walk(rooms: number) {
    const house = await world.house();
    await aLargeHouse(house, rooms, monday, [1, 30, 58]);
    const desk = await Desk.open(browser, world.url);
    await desk.signIn(house.email);
    const { page } = desk;
    await page.goto(`/house?view=quarter&date=${monday}`);
    await page.locator(`[data-row="${rooms - 1}"]`).waitFor({ state: 'attached' });
    await page
      .getByRole('gridcell', { name: /^Tuesday,? 4 March 2031: .*Service/ })
      .first()
      .waitFor();
    const meter = await page.context().newCDPSession(page);
    await meter.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.locator('[data-cell="0:3"]').focus();
    const before = await workOf(meter);
    // Where there is less to walk through, up and down again: there as well ten rows come and ten go with each press.
    for (let press = 0; press < 20; press += 1)
      await page.keyboard.press(rooms > 250 || press % 8 < 4 ? 'PageDown' : 'PageUp');
    return { desk, page, work: (await workOf(meter)) - before };
  }

  it('holds all names, draws days only near the screen, and walks it by keys at about the cost of fifty', async () => {
    const few = await walk(50);
    await few.desk.close();
    const { desk, page, work } = await walk(500);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('501');
    expect(await countOf(page, '[role="rowheader"]')).toBe(500);
    expect(await countOf(page, '[data-cell]')).toBeLessThan(60 * 92);
    expect(await countOf(page, '*')).toBeLessThan(15_000);
    expect(work / few.work).toBeLessThan(4);

    // The focus has come along, and what stands there was asked for on the way.
    await page.locator('[data-cell="200:3"]:focus').waitFor();
    await page.locator('[data-cell="200:3"][aria-label*="Service"]').waitFor();
    await page.keyboard.press('Control+End');
    await page.locator('[data-cell="499:91"]:focus').waitFor();
    await page.locator('[data-cell="499:3"][aria-label*="Service"]').waitFor();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByText(/^Room 500, Monday,? 26 May 2031$/).waitFor();
    expect(desk.takeFaults()).toEqual([]);
  }, 240_000);
});
