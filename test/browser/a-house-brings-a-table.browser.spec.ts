import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { Gate } from '../world/gate';
import { freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { seriousFindings } from './audit';
import { describeInBrowser, Desk, openBrowser } from './browser';

const laying = 'before insert on facilities.capacity_windows';

describeInBrowser('in the pages, a house brings a table in', () => {
  let world: World;
  let browser: Browser;
  let gate: Gate;
  let house: Person;
  let facility: string;
  let suite: string;
  let desk: Desk;
  let page: Page;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    gate = await Gate.on(world.databaseUrl);
    house = await world.house('Lumen');
    facility = await aFacility(house, 'Lyon');
    suite = (await aRoom(house, { facility, name: 'Suite Aurora', windows: [] })).id;
    desk = await Desk.open(browser, world.url);
    ({ page } = desk);
    await desk.signIn(house.email);
    desk.takeFaults();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await gate?.end();
    await world?.close();
  });
  afterEach(() => {
    expect(desk.takeFaults()).toEqual([]);
  });

  const heading = (name: string): Locator => page.getByRole('heading', { name, exact: true });
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  const fileOf = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  /** What it comes to: new, changed, the same, refused. */
  const counts = () => page.getByRole('definition').allInnerTexts();
  const faults = () => page.getByRole('table', { name: 'What is wrong' }).getByRole('row').allInnerTexts();
  const offered = async (): Promise<readonly { readonly start: string; readonly end: string }[]> => {
    const query = `query ($id: ID!) { resource(id: $id) { capacity(within: { start: "2031-03-01T00:00:00Z", end: "2031-04-01T00:00:00Z" }) { units period { start end } } } }`;
    const { resource } = await house.ask(query, { id: suite });
    return resource.capacity.map(({ period }: { readonly period: object }) => period);
  };
  const isClear = async (): Promise<void> => {
    expect(await seriousFindings(page)).toEqual([]);
    await desk.colours('dark');
    expect(await seriousFindings(page, 'colours')).toEqual([]);
    await desk.colours('light');
  };

  it('by mouse: dropped, mapped, checked, committed however often the page is reloaded, mended, sent again, rolled back', async () => {
    await page.goto('/house');
    await page.getByRole('link', { name: 'Import from CSV' }).click();
    await page.getByText('Nothing brought in to Lyon yet').waitFor();
    const text = 'Suite;Free from;To;Free\nSuite Aurora;2031-03-03;2031-03-05;1\nSuite Aurora;soon;2031-03-09;1\n';
    const dropped = await page.evaluateHandle((table) => {
      const files = new DataTransfer();
      files.items.add(new File([table], 'march.csv', { type: 'text/csv' }));
      return files;
    }, text);
    await page.getByText('CSV file').dispatchEvent('drop', { dataTransfer: dropped });

    await heading('Which column is which?').waitFor();
    expect(await page.getByRole('radio', { name: /^Capacity/ }).isChecked()).toBe(true);
    expect(await page.getByLabel('Column for start').inputValue()).toBe('Free from');
    await page.getByText('2031-03-03 · soon').waitFor();
    await page.getByText('Left out of the file: Free.').waitFor();
    await page.getByLabel('Column for units').selectOption('Free');
    await isClear();
    await button('Check every row').click();

    await heading('Checked: nothing has changed yet').waitFor();
    expect(await counts()).toEqual(['1', '0', '0', '1']);
    expect(await faults()).toEqual([expect.anything(), expect.stringMatching(/^3\s+Free from\s+a day as .*\s+soon$/)]);
    expect(await offered()).toEqual([]);
    await isClear();

    await gate.close(laying);
    await button('Commit 1 row').click();
    const progress = page.getByText('0 of 2 rows. It goes on if you leave this page.');
    await progress.waitFor();
    await page.reload();
    await progress.waitFor();
    expect(await page.getByRole('progressbar', { name: 'Rows done' }).getAttribute('aria-valuenow')).toBe('0');
    await gate.open(laying);
    await heading('Committed').waitFor();
    expect(await offered()).toEqual([{ start: '2031-03-02T23:00:00Z', end: '2031-03-05T23:00:00Z' }]);
    await isClear();

    const saving = page.waitForEvent('download');
    await button('Save the refused rows').click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('march-refused.csv');
    const refused = await readFile(await saved.path(), 'utf8');
    expect(refused).toMatch(/^\uFEFFSuite;Free from;To;Free;why refused\r\nSuite Aurora;soon;.*expected a day as/);
    await button('Bring in another file').click();
    const mended = fileOf(saved.suggestedFilename(), refused.replace('soon', '2031-03-07'));
    await page.locator('input[type="file"]').setInputFiles(mended);
    await page.getByText('As in “march.csv”, which has the same columns.').waitFor();
    expect(await page.getByLabel('Column for units').inputValue()).toBe('Free');
    await button('Check every row').click();
    await button('Commit 1 row').click();
    await heading('Committed').waitFor();
    expect(await offered()).toHaveLength(2);

    await button('Bring in another file').click();
    await button('Roll back march-refused.csv').click();
    const asking = page.getByRole('dialog', { name: 'Roll back march-refused.csv?' });
    await asking.getByText('in the time of 1 row becomes again what it was before').waitFor();
    await isClear();
    await asking.getByRole('button', { name: 'Roll everything back' }).click();
    await heading('Rolled back: everything is as it was').waitFor();
    expect(await offered()).toHaveLength(1);
  }, 60_000);

  it('by keyboard alone: told what is wrong and what is in the way, in words that are heard', async () => {
    /** As somebody does who sees no pointer: from wherever the keyboard is to what is wanted. */
    const tabTo = async (wanted: Locator): Promise<void> => {
      await wanted.waitFor();
      for (let steps = 0; steps < 40; steps += 1) {
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`the keyboard does not come to ${String(wanted)}`);
    };
    const press = async (wanted: Locator): Promise<void> => {
      await tabTo(wanted);
      await page.keyboard.press('Enter');
    };
    const choose = async (name: string, text: string): Promise<void> => {
      const choosing = page.waitForEvent('filechooser');
      await press(page.getByLabel('CSV file'));
      await (await choosing).setFiles(fileOf(name, text));
    };

    await page.goto('/house/import');
    await choose('rooms.xlsx', 'PK');
    await page.getByText('This is a workbook. Save the sheet as “CSV UTF-8” and choose that file.').waitFor();
    await choose('empty.csv', 'name,kind');
    await page.keyboard.press('Tab');
    await press(button('Check every row'));
    await page.getByText('The table has no row below its names.').waitFor();
    await press(button('Choose another file'));

    await choose('raeume.csv', 'Raum,Art\nStage Boreal,Room\n=1+1,Cellar\n');
    await page.getByText('The names of its columns do not tell: say it.').waitFor();
    await tabTo(page.getByRole('radio', { name: /^Resources/ }));
    await page.keyboard.press('Space');
    await press(button('Check every row'));
    const name = page.getByLabel('Column for name');
    expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('Raum');
    await tabTo(page.getByLabel('Column for kind'));
    await page.keyboard.type('Art');
    await press(button('Check every row'));
    await page.getByRole('status').getByText('Checked: nothing has changed yet').waitFor({ state: 'attached' });
    expect(await counts()).toEqual(['1', '0', '0', '1']);
    await press(button('Back to the columns'));
    expect(await name.inputValue()).toBe('Raum');
    await press(button('Check every row'));
    await press(button('Commit 1 row'));
    await heading('Committed').waitFor();

    const { facility: site } = await house.ask(
      'query ($id: ID!) { facility(id: $id) { resources { edges { node { id name } } } } }',
      { id: facility },
    );
    const stages: readonly { readonly node: { readonly id: string; readonly name: string } }[] = site.resources.edges;
    const stage = stages.find(({ node }) => node.name === 'Stage Boreal')?.node.id ?? '';
    const periods = [{ start: '2031-03-03T08:00:00Z', end: '2031-03-03T18:00:00Z' }];
    const open = { resourceId: stage, periods, units: 1, idempotencyKey: freshKey() };
    await house.did('publishCapacity', 'PublishCapacityInput', open, 'resource { id }');
    await press(button('Roll back'));
    await page.getByText('1 resource that it listed goes again.').waitFor();
    await press(button('Roll everything back'));
    const alert = page.getByRole('alert');
    await alert.getByText('It could not be rolled back').waitFor();
    await alert.getByText(/^Row 2, Raum: expected no windows, .* found Stage Boreal$/).waitFor();
    await isClear();

    const withdrawn = { resourceIds: [stage], periods, units: 0, idempotencyKey: freshKey() };
    await house.did('reshapeCapacity', 'ReshapeCapacityInput', withdrawn, 'resources { id }');
    await press(button('Roll back'));
    await press(button('Roll everything back'));
    await heading('Rolled back: everything is as it was').waitFor();
  }, 60_000);
});
