import type { Browser, Locator } from 'playwright-core';
import { freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { seriousFindings } from './audit';
import { describeInBrowser, Desk, openBrowser } from './browser';

describeInBrowser('in the pages, a house shapes its calendar', () => {
  let world: World;
  let browser: Browser;
  let house: Person;
  let desk: Desk;
  let farm: string;
  let zenit: string;
  let facility: string;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    house = await world.house('Lumen');
    facility = await aFacility(house, 'Lumen Post');
    const windows = [['2031-03-03T00:00:00Z', '2031-03-22T00:00:00Z']] as const;
    await aRoom(house, { facility, name: 'Suite Aurora', windows: [...windows] });
    farm = (await aRoom(house, { facility, name: 'Suite Boreal', windows: [...windows] })).id;
    desk = await Desk.open(browser, world.url);
    await desk.signIn(house.email);
    await desk.page.goto('/house?view=month&date=2031-03-01');
    desk.takeFaults();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  afterEach(() => {
    expect(desk.takeFaults()).toEqual([]);
  });

  const cell = (row: number, day: number): Locator => desk.page.locator(`[data-cell="${row}:${day - 1}"]`);
  const said = (row: number, day: number): Promise<string | null> => cell(row, day).getAttribute('aria-label');
  const dialog = (): Locator => desk.page.getByRole('dialog');

  async function drag(from: { x: number; y: number }, to: { x: number; y: number }, isCancelled = false) {
    const { mouse, keyboard } = desk.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, to.y);
    await mouse.move(to.x, to.y);
    if (isCancelled) await keyboard.press('Escape');
    await mouse.up();
  }

  async function middleOf(one: Locator, share = 0.5) {
    const box = await one.boundingBox();
    if (!box) throw new Error('It is not drawn.');
    return { x: box.x + box.width * share, y: box.y + box.height / 2 };
  }

  it('by mouse: keeps dragged days over two rooms, sees what changes first, moves a block, lets one go, and undoes', async () => {
    const { page } = desk;
    await cell(0, 10).waitFor();
    await drag(await middleOf(cell(0, 10)), await middleOf(cell(1, 12)));
    await dialog().getByText('Keep for us').click();
    await dialog().getByLabel('Note').fill('New screens');
    await dialog().getByRole('status', { name: 'What changes' }).getByText('72 hours').waitFor();
    await dialog().getByRole('button', { name: 'Keep it' }).click();
    await page
      .getByRole('gridcell', { name: /12 March 2031: .*blocked, 1 unit.*New screens/ })
      .first()
      .waitFor();
    expect(await said(1, 10)).toContain('New screens');

    const block = page.locator('[data-block]').first();
    const [grip, width] = [await middleOf(block), (await cell(0, 10).boundingBox())?.width ?? 0];
    await drag(grip, { x: grip.x + 3 * width, y: grip.y }, true);
    expect(await said(0, 10)).toContain('blocked');
    await drag(grip, { x: grip.x + 3 * width, y: grip.y });
    await page
      .getByRole('gridcell', { name: /15 March 2031: .*blocked/ })
      .first()
      .waitFor();
    expect(await said(0, 12)).not.toContain('blocked');
    await page.getByRole('alert').filter({ hasText: 'A block moved' }).getByRole('button', { name: 'Undo' }).click();
    await page.getByText('It is as it was before.').waitFor();
    await page
      .getByRole('gridcell', { name: /15 March 2031: .*blocked/ })
      .first()
      .waitFor({ state: 'detached' });
    expect(await said(0, 12)).toContain('blocked');
  });

  it('by keys alone: selects, withdraws what nobody holds, moves and resizes a block, and undoes from the list', async () => {
    const { page } = desk;
    const input = { resourceIds: [farm], periods: [{ start: '2031-03-17T00:00:00Z', end: '2031-03-18T00:00:00Z' }] };
    await house.did(
      'blockTime',
      'BlockTimeInput',
      { ...input, note: 'Paint', idempotencyKey: freshKey() },
      'change { id }',
    );
    await page.reload();
    await page.locator('[data-cell][tabindex="0"]').focus();
    const { keyboard } = page;
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await keyboard.press(key);
    };
    await press('ArrowDown', ...Array.from({ length: 16 }, () => 'ArrowRight'));
    await press('Alt+ArrowRight', 'Alt+Shift+ArrowRight');
    await page.getByText('Enter puts it there').waitFor();
    await press('Enter');
    await page.getByRole('gridcell', { name: /19 March 2031: .*Paint/ }).waitFor();
    expect(await said(1, 17)).not.toContain('Paint');
    await press('?');
    await dialog().getByText('Make it a day shorter or longer').waitFor();
    await press('Escape');
    await page.locator('[data-cell]:focus').waitFor();
    await press('ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowUp', 'Enter');
    await dialog()
      .getByText(/Saturday,? 15 March 2031 – Sunday,? 16 March 2031/)
      .waitFor();
    await dialog().getByRole('radio', { name: 'Offer' }).focus();
    await press('ArrowLeft');
    await dialog().getByText('Suite Boreal: less in 1 stretch, 48 hours').waitFor();
    await dialog().getByRole('button', { name: 'Withdraw it' }).focus();
    await press('Enter');
    await page
      .getByRole('gridcell', { name: /^Saturday,? 15 March 2031: nothing offered/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^Recent changes/ }).focus();
    await press('Enter');
    await page
      .getByRole('button', { name: /^Undo: / })
      .first()
      .focus();
    await press('Enter');
    await page.getByText('Undone', { exact: true }).first().waitFor();
    await page
      .getByRole('gridcell', { name: /^Saturday,? 15 March 2031: offered/ })
      .first()
      .waitFor();
  });

  it('by mouse: moves a window by its frame, makes it longer by its edge, and is told what is in the way', async () => {
    const { page } = desk;
    const windows = [['2031-03-09T23:00:00Z', '2031-03-12T23:00:00Z']] as const;
    zenit = (await aRoom(house, { facility, name: 'Suite Zenit', windows })).id;
    await page.reload();
    const offer = page.locator('[data-row="2"] [data-window]');
    const offered = (day: number) => page.locator(`[data-cell="2:${day - 1}"][aria-label*="offered, 1 unit"]`);
    await offered(10).waitFor();
    const boxOf = async (one: Locator) => (await one.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
    const { width: day } = await boxOf(cell(2, 10));
    const pull = async (from: { x: number; y: number }, days: number) =>
      drag(from, { x: from.x + days * day, y: from.y });
    const moves = (times: number) =>
      page
        .getByRole('alert')
        .filter({ hasText: 'A window moved' })
        .nth(times - 1)
        .waitFor();
    const end = async () => {
      const { x, y, width, height } = await boxOf(offer);
      return { x: x + width - 2, y: y + height / 2 };
    };

    const { x, y, width } = await boxOf(offer);
    await pull({ x: x + width / 2, y: y + 2 }, 2);
    await moves(1);
    await offered(14).waitFor();
    expect(await said(2, 10)).toContain('nothing offered');
    await pull(await end(), 1);
    await moves(2);
    await offered(15).waitFor();
    expect(await said(2, 12)).toContain('offered, 1 unit');

    const period = { start: '2031-03-15T08:00:00Z', end: '2031-03-15T11:00:00Z' };
    const asked = { lines: [{ resourceId: zenit, period }], idempotencyKey: freshKey() };
    const producer = await world.producer('North');
    await producer.did('sendRequest', 'SendRequestInput', asked, 'request { id }');
    await pull(await end(), -1);
    await page.getByText('In the way:').waitFor();
    await page.getByText('More is promised in this time than would be offered.').waitFor();
    expect(await said(2, 15)).toContain('offered, 1 unit');
  });

  it('by keys alone: moves the window under a block, and changes it in its form', async () => {
    const { page } = desk;
    const periods = [{ start: '2031-03-13T08:00:00Z', end: '2031-03-13T10:00:00Z' }];
    const kept = { resourceIds: [zenit], periods, note: 'Paint', idempotencyKey: freshKey() };
    await house.did('blockTime', 'BlockTimeInput', kept, 'change { id }');
    await page.reload();
    const says = (day: number, what: string) =>
      page.locator(`[data-cell="2:${day - 1}"][aria-label*="${what}"]`).waitFor();
    await page.locator('[data-cell][tabindex="0"]').focus();
    const press = async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press('ArrowDown', 'ArrowDown', ...Array.from({ length: 12 }, () => 'ArrowRight'));
    await says(13, 'Paint');
    await press('Alt+ArrowDown');
    await page.getByText(/^blocked, 1 unit.*Enter puts it there/).waitFor();
    await press('Alt+ArrowDown', 'Alt+Shift+ArrowRight', 'Alt+ArrowRight');
    await page.getByText(/^offered, 1 unit.*Enter puts it there/).waitFor();
    await press('Enter');
    await page.getByRole('alert').filter({ hasText: 'A window moved' }).waitFor();
    await says(17, 'offered, 1 unit');
    await says(12, 'nothing offered');
    expect(await said(2, 13)).toContain('Paint');

    await press('Enter');
    await page.getByRole('button', { name: 'Change the window' }).focus();
    await press('Enter');
    const form = page.getByRole('dialog', { name: 'Change the window' });
    await form.getByLabel('To').fill('2031-03-16T12:00');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save the window' }).focus();
    await press('Enter');
    await form.waitFor({ state: 'detached' });
    await says(17, 'nothing offered');
    expect(await said(2, 16)).toContain('00:00 to 12:00');
  });

  it('keeps a stage with its booth, or without where it says so', async () => {
    const windows = [['2031-03-03T00:00:00Z', '2031-03-22T00:00:00Z']] as const;
    const [booth = '', stage = ''] = await Promise.all(
      ['A booth', 'A stage'].map(async (name) => (await aRoom(house, { facility, name, windows })).id),
    );
    const parts = { resourceId: stage, parts: [{ resourceId: booth }], idempotencyKey: freshKey() };
    await house.did('setParts', 'SetPartsInput', parts, 'resource { id }');
    await desk.page.reload();
    for (const [day, isWith] of [
      [5, true],
      [6, false],
    ] as const) {
      await cell(1, day).waitFor();
      await cell(1, day).focus();
      await desk.page.keyboard.press('Enter');
      await desk.page.keyboard.press('Enter');
      await dialog().getByText('Keep for us').click();
      if (!isWith) await dialog().getByLabel('With its parts: A booth').click();
      await dialog().getByRole('button', { name: 'Keep it' }).click();
      await dialog().waitFor({ state: 'detached' });
      await desk.page.locator(`[data-cell="1:${day - 1}"][aria-label*="blocked"]`).waitFor();
      expect((await said(0, day))?.includes('blocked')).toBe(isWith);
    }
  });
});
