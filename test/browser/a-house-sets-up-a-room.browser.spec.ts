import type { Browser, Page } from 'playwright-core';
import { aFacility, aRoom } from '../world/people';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';

describeInBrowser('in the pages, by keyboard, a house', () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  let page: Page;
  let stage: string;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    const house = await world.house('Lumen');
    const facility = await aFacility(house, 'Lyon');
    stage = (await aRoom(house, { facility, name: 'Stage' })).id;
    await aRoom(house, { facility, name: 'Booth', pricePerDay: null });
    desk = await Desk.open(browser, world.url);
    ({ page } = desk);
    await desk.signIn(house.email);
    desk.takeFaults();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  afterEach(() => {
    expect(desk.takeFaults()).toEqual([]);
  });

  const press = async (name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };

  it('says when a room is open, is told what is wrong, and everybody reads it', async () => {
    await page.goto(`/house/resources/${stage}?tab=hours`);
    const always = page.getByRole('switch', { name: 'Always open' });
    await always.focus();
    await page.keyboard.press('Space');
    const opens = page.getByLabel('Monday, opens', { exact: true });
    await opens.fill('19:00');
    await press('Save the hours');
    await page.getByText('Not later. A night is two').waitFor();
    await opens.fill('10:00');
    await press('Monday: add hours');
    await press('Copy Monday to Tuesday–Friday');
    await press('Save the hours');
    await page.getByText('Hours saved').waitFor();
    await page.goto(`/resources/${stage}`);
    await page.getByText('Open Mon–Fri 10:00–18:00 and 19:00–22:00, Paris time').waitFor();
  });

  it('makes a link that other calendars read, once, and revokes it', async () => {
    await page.goto(`/house/resources/${stage}?tab=calendars`);
    await page.getByLabel('Who it is for').focus();
    await page.keyboard.type('Front desk');
    await page.keyboard.press('Enter');
    const address = page.getByLabel('Address for Front desk');
    await address.waitFor();
    const read = async () => (await fetch(await address.inputValue())).status;
    expect(await read()).toBe(200);
    await press('Revoke Front desk');
    await press('Revoke the link');
    await page.getByText('No links yet').waitFor();
    expect(await read()).toBe(404);
  });

  it('puts a stage and its booth together, and takes it back', async () => {
    await page.goto(`/house/resources/${stage}?tab=together`);
    await page.getByRole('combobox', { name: 'Add a part' }).fill('Boo');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await press('Save what it comes with');
    await page.getByText('Stage is put together').waitFor();
    const whole = await desk.page.context().newPage();
    await whole.goto(`/resources/${stage}`);
    await whole.getByText('Comes with Booth').waitFor();
    await press('Undo');
    await page.getByText('Nothing yet').waitFor();
    await whole.reload();
    await whole.getByText('This is your own').waitFor();
    expect(await whole.getByText('Comes with Booth').count()).toBe(0);
    await whole.close();
  });
});
