import type { Browser, Page } from 'playwright-core';
import { freshKey } from '../world/client';
import { passwordOfTests } from '../world/people';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';

async function signUp(page: Page, kind: 'A post house' | 'A producer', organisation: string): Promise<string> {
  const email = `${freshKey()}@example.org`;
  await page.goto('/');
  await page.getByRole('banner').getByRole('link', { name: 'Sign up' }).click();
  await page.getByRole('radio', { name: kind }).check();
  await page.getByLabel('Name of the organisation').fill(organisation);
  await page.getByLabel('Your name').fill(`Ada of ${organisation}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(passwordOfTests);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: `Account: Ada of ${organisation}, ${organisation}` }).waitFor();
  return email;
}

/** Types into a list and takes the one entry that is left, by keys alone. */
async function choose(page: Page, label: string, typed: string, entry: string): Promise<void> {
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByLabel(label, { exact: true }))
    .first()
    .fill(typed);
  await page.getByRole('option', { name: entry }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** The list of what was found, as it reads. */
async function read(desk: Desk): Promise<string> {
  const found = desk.page.getByRole('region', { name: 'What was found' });
  await found
    .getByRole('status')
    .filter({ hasText: /^\d+ places?$/ })
    .waitFor();
  await desk.settled();
  return found.innerText();
}

const daysFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describeInBrowser('in the pages, from signing up to a booking', () => {
  let world: World;
  let browser: Browser;
  let house: Desk;
  let producer: Desk;
  let houseEmail: string;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    [house, producer] = [await Desk.open(browser, world.url), await Desk.open(browser, world.url)];
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  afterEach(() => {
    expect([...house.takeFaults(), ...producer.takeFaults()]).toEqual([]);
  });

  it('a house signs up, lists a room, claims what it can do, prices it and publishes its time', async () => {
    const { page } = house;
    houseEmail = await signUp(page, 'A post house', 'Lumen Post');

    await page.getByLabel('Name of the site').fill('Lumen Post, Croix-Rousse');
    await page.getByLabel('City').fill('Lyon');
    await choose(page, 'Country', 'Fran', 'France');
    await page.getByRole('button', { name: 'Create the facility' }).click();

    const adding = page.getByRole('dialog', { name: 'Add a resource' });
    await adding.getByLabel('Name').fill('Suite Aurora');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: 'Suite Aurora' }).waitFor();
    await choose(page, 'Claim a capability', 'HDR grading', 'HDR');
    await page.getByRole('button', { name: 'Save claims' }).click();
    await page.getByRole('tab', { name: 'Claims (1)' }).waitFor();

    await page.getByRole('tab', { name: /^Rates/ }).click();
    await page.getByLabel('Amount').fill('950');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Rates (1)' }).waitFor();

    await page.getByRole('tab', { name: /^Capacity/ }).click();
    await page.getByText('One stretch', { exact: true }).click();
    await page.getByLabel('From').fill(`${daysFromNow(2)}T00:00`);
    await page.getByLabel('To', { exact: true }).fill(`${daysFromNow(30)}T00:00`);
    await page.getByRole('button', { name: 'Offer it' }).click();
    await page.getByRole('tab', { name: 'Capacity (1)' }).waitFor();
  }, 60_000);

  it('a producer signs up and finds it; the back button and the link bring the same search back', async () => {
    const { page } = producer;
    await signUp(page, 'A producer', 'Northern Pictures');
    await choose(page, 'What do you need?', 'HDR grading', 'HDR');
    await page.getByLabel('From', { exact: true }).fill(daysFromNow(5));
    await page.getByLabel('Until').fill(daysFromNow(9));
    await page.getByLabel('For how long?', { exact: true }).fill('9');
    await page.getByLabel('Narrow by name').fill('aurora');
    await page.waitForURL(/duration=PT9H.*text=aurora|text=aurora.*duration=PT9H/);
    const found = await read(producer);
    expect(found).toContain('Suite Aurora');
    const { address, fields } = await screen(page);

    await page.getByRole('link', { name: 'Suite Aurora' }).click();
    await page.getByRole('button', { name: 'Send the request' }).waitFor();
    await page.goBack();
    expect(await read(producer)).toBe(found);
    expect(await screen(page)).toEqual({ address, fields });

    const stranger = await Desk.open(browser, world.url);
    await stranger.page.goto(address);
    // Visitors save nothing.
    expect(await read(stranger)).toBe(found.replace('Save this search\n', ''));
    expect(await screen(stranger.page)).toEqual({ address, fields });
    expect(stranger.takeFaults()).toEqual([]);
    await stranger.close();
  }, 60_000);

  it('sends a request with a message; the house counters, the producer accepts and confirms', async () => {
    await producer.page.getByRole('link', { name: 'Suite Aurora' }).click();
    await producer.page.getByLabel('Message').fill('Nine hours for a short film.');
    await producer.page.getByRole('button', { name: 'Send the request' }).click();
    await producer.page.getByText('Nine hours for a short film.').waitFor();
    await producer.page.getByText(/^Waiting for Lumen Post/).waitFor();

    const { page } = house;
    await page.getByRole('navigation').getByRole('link', { name: 'Requests' }).click();
    await page.getByRole('link', { name: 'Northern Pictures' }).click();
    await page.getByRole('button', { name: 'Make a counter-offer' }).click();
    await page.getByLabel(/^Price of the line/).fill('800');
    await page.getByLabel('Message').fill('Cheaper, for a short film.');
    await page.getByRole('button', { name: 'Send the counter-offer' }).click();
    await page.getByText(/^Waiting for Northern Pictures/).waitFor();

    await producer.page.getByText('Cheaper, for a short film.').waitFor();
    await producer.page.getByText('Your turn to answer').waitFor();
    await producer.page.getByRole('button', { name: 'Accept', exact: true }).click();
    await producer.page.getByRole('button', { name: 'Confirm the booking' }).click();
    await producer.page.getByText('confirmed the booking').waitFor();
    expect(await producer.page.getByRole('list', { name: 'Thread' }).innerText()).toContain('€800');
  }, 60_000);

  it('the calendar of the house shows it booked', async () => {
    const { page } = house;
    await page.getByRole('navigation').getByRole('link', { name: 'Our house' }).click();
    const booked = page.getByRole('gridcell', { name: /: .*booked, 1 unit/ });
    // A page that was just asking as the booking came asks again in 15 seconds.
    await booked.first().waitFor({ timeout: 25_000 });
    // By keys: into the grid, to the day, open it.
    await booked.first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('Booked', { exact: true }).nth(1).waitFor();
  }, 30_000);

  it('keeps the session over a reload, and ends it by signing out', async () => {
    const { page } = house;
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Lumen Post' }).waitFor();

    await page.getByRole('button', { name: /^Account: / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
    await page.goto('/house');
    await page.getByRole('heading', { name: 'Sign in to go on' }).waitFor();

    await house.signIn(houseEmail);
    await page.getByRole('navigation').getByRole('link', { name: 'Our house' }).waitFor();
  }, 30_000);
});

/** The address and every field of a search. */
async function screen(page: Page) {
  const fields = await page
    .getByRole('textbox')
    .or(page.getByRole('combobox'))
    .evaluateAll((elements) => elements.map((element) => (element as unknown as { readonly value: string }).value));
  return { address: page.url(), fields };
}
