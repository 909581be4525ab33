import type { Browser } from 'playwright-core';
import { World } from '../world/world';
import { seriousFindings, tooWide } from './audit';
import { describeInBrowser, Desk, openBrowser } from './browser';
import { type Furnished, furnish } from './furnished';
import { routes, type Who } from './routes';

const widths = [1280, 390] as const;
const schemes = ['light', 'dark'] as const;

describeInBrowser('every page, with its data, in both schemes, on a desk and on a phone', () => {
  let world: World;
  let browser: Browser;
  let furnished: Furnished;
  let desks: Readonly<Record<Who, Desk>>;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    furnished = await furnish(world);
    const desk = () => Desk.open(browser, world.url);
    desks = { visitor: await desk(), house: await desk(), producer: await desk(), admin: await desk() };
    for (const who of ['house', 'producer', 'admin'] as const) await desks[who].signIn(furnished[who].email);
    for (const one of Object.values(desks)) one.takeFaults();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it.each(routes)(
    '$name',
    async ({ as, path, shows }) => {
      const desk = desks[as];
      const { page } = desk;
      const found: Record<string, readonly string[]> = {};
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path(furnished));
        const shown = typeof shows === 'function' ? shows(page) : page.getByText(shows);
        await shown.filter({ visible: true }).first().waitFor();
        await desk.settled();
        found[`wider than ${width} px`] = await tooWide(page);
        for (const colorScheme of schemes) {
          await desk.colours(colorScheme);
          // The page is the same in the other scheme, but for its colours.
          const rules = colorScheme === 'light' ? 'all' : 'colours';
          found[`axe at ${width} px, ${colorScheme}`] = await seriousFindings(page, rules);
        }
        found[`behind the page at ${width} px`] = desk.takeFaults();
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((where) => [where, []])));
    },
    60_000,
  );
});
