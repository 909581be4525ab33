import type { Browser } from 'playwright-core';
import { aRoom, gradingClaim, type Person } from '../world/people';
import { World } from '../world/world';
import { seriousFindings } from './audit';
import { describeInBrowser, Desk, openBrowser } from './browser';
import { byKeys, byMouse } from './hands';

const spring = ['2031-03-03T00:00:00Z', '2031-03-31T00:00:00Z'] as const;
const address = '/search?capability=colour.grading-suite&from=2031-03-10&to=2031-03-11&zone=UTC';

describeInBrowser('in the pages, a search that is kept', () => {
  let world: World;
  let browser: Browser;
  let house: Person;
  let desk: Desk;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    house = await world.house('Lumen Post');
    await aRoom(house, { name: 'Suite Aurora', claims: [gradingClaim], windows: [spring] });
    desk = await Desk.open(browser, world.url);
    await desk.signIn((await world.producer('Northern')).email);
    desk.takeFaults();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  afterEach(() => {
    expect(desk.takeFaults()).toEqual([]);
  });

  describe.each([
    ['by mouse', byMouse, 'Suites by mouse'],
    ['by keys alone', byKeys, 'Suites by keys'],
  ] as const)('%s', (_, hands, name) => {
    const items = () => desk.page.getByRole('list', { name: 'Saved searches' }).getByRole('listitem');

    it('is saved from its results, with a name and when to be told', async () => {
      const { page } = desk;
      const { press, write, choose } = hands(page);
      await page.goto(address);
      await page.getByText('Suite Aurora').first().waitFor();
      await press(page.getByRole('button', { name: 'Save this search' }));
      const dialog = page.getByRole('dialog', { name: 'Save this search' });
      await dialog.waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await write(dialog.getByRole('textbox', { name: 'Name' }), name);
      await choose(dialog.getByRole('combobox', { name: 'Write me about what is new' }), 'On Mondays');
      await press(dialog.getByRole('button', { name: 'Save', exact: true }));
      await page.getByText(`“${name}” is saved`).waitFor();
    });

    it('shows what is new in it, and leads back to the very search, which then is seen', async () => {
      const { page } = desk;
      const { press } = hands(page);
      await aRoom(house, { name: `Suite for ${name}`, claims: [gradingClaim], windows: [spring] });
      const item = items().filter({ hasText: name });
      for (let looked = 0; looked < 40; looked++) {
        await page.goto('/saved');
        await item.waitFor();
        if ((await item.getByText('1 new').count()) === 1) break;
      }
      await item.getByText('1 new').waitFor();
      await item.getByText('letters: on mondays').waitFor();
      await press(item.getByRole('link', { name }));
      await page.getByText(`Suite for ${name}`).first().waitFor();
      expect(new URL(page.url()).searchParams.get('from')).toBe('2031-03-10');
      await page.goto('/saved');
      await item.waitFor();
      await item.getByText('1 new').waitFor({ state: 'detached' });
    });

    it('is renamed, told of no more, removed, and brought back', async () => {
      const { page } = desk;
      const { press, write, choose } = hands(page);
      await page.goto('/saved');
      await press(page.getByRole('button', { name: `Edit ${name}` }));
      const dialog = page.getByRole('dialog', { name: `Edit ${name}` });
      await write(dialog.getByRole('textbox', { name: 'Name' }), `${name}, later`);
      await choose(dialog.getByRole('combobox', { name: 'Write me about what is new' }), 'Never, only keep it');
      await press(dialog.getByRole('button', { name: 'Save', exact: true }));
      const item = items().filter({ hasText: `${name}, later` });
      await item.getByText('no letters').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await press(item.getByRole('button', { name: `Remove ${name}, later` }));
      await item.waitFor({ state: 'detached' });
      await press(page.getByRole('button', { name: 'Undo' }));
      await item.waitFor();
      await press(item.getByRole('button', { name: `Remove ${name}, later` }));
      await item.waitFor({ state: 'detached' });
      await page.goto('/saved');
      await page.getByRole('heading', { name: 'Nothing saved yet' }).waitFor();
    });
  });
});
