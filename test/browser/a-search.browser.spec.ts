import type { Browser, Page } from 'playwright-core';
import { freshKey } from '../world/client';
import { aRoom, gradingClaim, type Person } from '../world/people';
import { until } from '../world/waiting';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';
import { byKeys, byMouse } from './hands';

type WithPlace = {
  readonly location: { readonly search: string };
  readonly document: {
    querySelector(selector: string): { getBoundingClientRect(): { readonly top: number } } | null;
  };
};
type WithScroll = { readonly scrollY: number; scrollTo(x: number, y: number): void };

const online = { capability: 'online.suite', attributes: [] };
const day = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const window = [`${dayFromNow(1)}T00:00:00Z`, `${dayFromNow(60)}T00:00:00Z`] as const;

async function aSite(house: Person, name: string, place: object): Promise<string> {
  const input = { name, ...place, idempotencyKey: freshKey() };
  return (await house.did('createFacility', 'CreateFacilityInput', input, 'facility { id }')).facility.id;
}

const lyon = { city: 'Lyon', country: 'FR', timeZone: 'Europe/Paris', latitude: 45.76, longitude: 4.84 };
const oslo = { city: 'Oslo', country: 'NO', timeZone: 'Europe/Oslo', latitude: 59.91, longitude: 10.75 };

const grading = '/search?capability=colour.grading-suite';
const hits = (page: Page) => page.locator('[data-hit]');
const total = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).first().waitFor();

const scrolled = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as WithScroll).scrollY);

/** Whether the address says where the hit at the top of the screen is. */
function isTold(): boolean {
  const { location, document } = globalThis as unknown as WithPlace;
  const [hit = '', top] = (new URLSearchParams(location.search).get('hit') ?? '').split('~');
  const drawn = document.querySelector(`[data-hit="${hit}"]`);
  return drawn !== null && Math.abs(drawn.getBoundingClientRect().top - Number(top)) < 2;
}

const isAt = (page: Page, place: number): Promise<void> =>
  until(async () => Math.abs((await scrolled(page)) - place) <= 3, `the page is scrolled to ${place}`, 10_000);

describeInBrowser('searching in the pages', () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    const [south, north] = await Promise.all([world.house('Lumen Post'), world.house('Fjord Post')]);
    const [inLyon, inOslo] = await Promise.all([
      aSite(south, 'Lumen, Croix-Rousse', lyon),
      aSite(north, 'Fjord, Grünerløkka', oslo),
    ]);
    const room = (
      house: Person,
      facility: string,
      name: string,
      pricePerDay: number,
      claims: object[] = [gradingClaim],
    ) => aRoom(house, { facility, name, pricePerDay, claims, windows: [window] });
    await Promise.all([
      room(south, inLyon, 'Suite Aurora', 90_000),
      room(south, inLyon, 'Conform bay', 40_000, [online]),
      ...Array.from({ length: 22 }, (_, at) => room(north, inOslo, `Suite ${String(at + 1).padStart(2, '0')}`, 50_000)),
    ]);
    desk = await Desk.open(browser, world.url);
    page = desk.page;
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  afterEach(() => {
    expect(desk.takeFaults()).toEqual([]);
  });

  describe.each([
    ['by mouse', byMouse],
    ['by keys alone', byKeys],
  ] as const)('%s', (_, hands) => {
    it('reads a sentence, shows how, and lets it be corrected', async () => {
      const { press, write } = hands(page);
      await page.goto('/search');
      await write(page.getByLabel('Say what you need'), 'HDR grade near Lyon frobnicate');
      await press(page.getByRole('button', { name: 'Search', exact: true }));
      const understood = page.getByRole('list', { name: 'What was understood' });
      await understood.getByText('Not understood: “frobnicate”').waitFor();
      await total(page, '1 place');
      await page.getByRole('link', { name: 'Suite Aurora' }).waitFor();
      await press(understood.getByRole('button', { name: /^Take out: within/ }));
      await total(page, '23 places');
      await understood.getByRole('button', { name: /near Lyon.* was read as: nothing/ }).waitFor();
    }, 30_000);

    it('narrows by what it counts, and keeps what would find nothing', async () => {
      const { press } = hands(page);
      await page.goto(grading);
      await press(page.getByRole('checkbox', { name: /^Norway/ }));
      await total(page, '22 places');
      const kept = page.getByRole('button', { name: /^Lyon 0/ });
      await kept.waitFor();
      await press(page.getByRole('checkbox', { name: /^France/ }));
      await total(page, '23 places');
    }, 30_000);

    it('lays hits aside and puts them side by side, in the address', async () => {
      const { press } = hands(page);
      await page.goto(`${grading}&sort=PRICE`);
      await total(page, '23 places');
      if (hands === byKeys) {
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await page.keyboard.press('c');
        await page.keyboard.press('k');
        await page.keyboard.press('c');
      } else {
        await press(
          hits(page)
            .nth(1)
            .getByRole('button', { name: /^Compare/ }),
        );
        await press(
          hits(page)
            .nth(0)
            .getByRole('button', { name: /^Compare/ }),
        );
      }
      await press(page.getByRole('link', { name: 'Compare 2' }));
      const columns = page.getByRole('columnheader', { name: /Suite \d\d/ });
      await columns.nth(1).waitFor();
      const names = await columns.allInnerTexts();
      await page.reload();
      await columns.nth(1).waitFor();
      expect(await columns.allInnerTexts()).toEqual(names);
      await page.getByRole('row', { name: /^Price for 1 unit/ }).waitFor();
      await press(page.getByRole('link', { name: 'Back to the search' }));
      await page.getByText('2 of 4').waitFor();
      expect(new URL(page.url()).searchParams.get('sort')).toBe('PRICE');
    }, 30_000);

    it('searches around a place of the map', async () => {
      const { press } = hands(page);
      await page.goto(`${grading}&view=map`);
      const places = page.getByRole('list', { name: 'Places' });
      await press(places.getByRole('button', { name: /^Lyon, France/ }));
      await total(page, '1 place');
      await page.getByText('within 100 km of Lyon, France').waitFor();
      // The other places stay: each of them can be chosen next.
      await places.getByRole('button', { name: /^Oslo, Norway 22/ }).waitFor();
    }, 30_000);
  });

  it('asks for more of the same house', async () => {
    const also = `${grading}&also=online.suite`;
    await page.goto(also);
    await total(page, '2 places');
    const names = await hits(page).locator('[data-hit-link]').allInnerTexts();
    expect([...names].sort()).toEqual(['Conform bay', 'Suite Aurora']);
  });

  it('suggests as one types: what is chosen becomes the search, or opens its page', async () => {
    await page.goto('/search');
    const box = page.getByLabel('Say what you need');
    await box.fill('hdr gradin');
    await page.getByRole('option', { name: /^Grading suite, HDR/ }).click();
    await page.waitForURL(/capability=colour\.grading-suite\.hdr/);
    await page.keyboard.press('/');
    await box.fill('lumen croix');
    await page.getByRole('option', { name: /^Lumen, Croix-Rousse/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Lumen, Croix-Rousse' }).waitFor();
  });

  it('moves the map by its buttons, by keys, by the wheel and by hand, and the address follows', async () => {
    await page.goto(`${grading}&view=map`);
    const map = page.getByRole('group', { name: /^Map of the places/ });
    const moved = async (move: () => Promise<void>): Promise<void> => {
      const before = page.url();
      await move();
      await page.waitForURL((url) => url.href !== before && url.searchParams.has('at'));
    };
    await map.waitFor();
    await moved(() => page.getByRole('button', { name: 'Zoom in' }).click());
    await map.focus();
    await moved(() => page.keyboard.press('ArrowLeft'));
    await moved(() => page.mouse.wheel(0, -200).then(() => page.keyboard.press('+')));
    const box = await map.boundingBox();
    if (!box) throw new Error('There is no map.');
    await moved(async () => {
      await page.mouse.move(box.x + 60, box.y + 60);
      await page.mouse.down();
      await page.mouse.move(box.x + 160, box.y + 90, { steps: 4 });
      await page.mouse.up();
    });
    const address = page.url();
    await page.reload();
    await map.waitFor();
    expect(page.url()).toBe(address);
  }, 30_000);

  it('brings back the exact screen: pages opened, what was laid aside, and the place in the list', async () => {
    await page.goto(`${grading}&sort=EARLIEST`);
    await page.getByRole('button', { name: 'Show more' }).click();
    const last = hits(page).nth(22);
    await last.waitFor();
    await desk.settled();
    await page.evaluate(() => (globalThis as unknown as WithScroll).scrollTo(0, 1e6));
    await until(() => page.evaluate(isTold), 'the address tells the place in the list');
    const address = page.url();
    const place = await scrolled(page);

    await last.locator('[data-hit-link]').click();
    await page.getByRole('link', { name: 'Back to the search' }).waitFor();
    await page.goBack();
    await last.waitFor();
    expect(page.url()).toBe(address);
    await isAt(page, place);

    const stranger = await Desk.open(browser, world.url);
    await stranger.page.goto(address);
    await hits(stranger.page).nth(22).waitFor();
    await isAt(stranger.page, place);
    expect(stranger.page.url()).toBe(address);
    expect(stranger.takeFaults()).toEqual([]);
    await stranger.close();
  }, 45_000);

  it('lets single keys be turned off', async () => {
    await page.goto(grading);
    await total(page, '23 places');
    await page.keyboard.press('?');
    await page.getByRole('switch', { name: 'Single keys act' }).click();
    await page.getByRole('button', { name: 'Close: Keys of the search' }).click();
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    expect(await page.getByRole('region', { name: 'Laid aside to compare' }).count()).toBe(0);
    // Arrows are no single keys: from a hit they lead to the next.
    await hits(page).first().locator('[data-hit-link]').focus();
    await page.keyboard.press('ArrowDown');
    await hits(page).nth(1).locator('[data-hit-link]:focus').waitFor();
  });

  it('shows of each hit which days are free, in one question for the whole page', async () => {
    const asked: string[] = [];
    page.on('request', (request) => /query FreeOfHits/.test(request.postData() ?? '') && asked.push(request.url()));
    await page.goto(`${grading}&from=${dayFromNow(2)}&to=${dayFromNow(6)}&duration=PT8H&zone=Europe/Oslo`);
    await hits(page)
      .first()
      .getByText(/^Free on 5 of 5 days/)
      .waitFor();
    await desk.settled();
    expect(asked).toHaveLength(1);
  });
});
