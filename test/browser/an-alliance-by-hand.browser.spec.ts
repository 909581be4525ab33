import type { Browser, Page } from 'playwright-core';
import { setRate } from '../builders/cast';
import { aFacility, aRoom, gradingClaim, type Person } from '../world/people';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';

const day = 86_400_000;
/** So many days from today, at midnight. */
const inDays = (days: number) =>
  new Date((Math.floor(Date.now() / day) + days) * day).toISOString().replace('.000', '');

/** A suite that grades; without a price nobody but its house sees it. */
async function aSuite(house: Person, name: string, pricePerDay: number | null = null): Promise<string> {
  const facility = await aFacility(house, `Where ${name} is`);
  const windows = [[inDays(1), inDays(21)]] as const;
  return (await aRoom(house, { facility, name, pricePerDay, windows, claims: [gradingClaim] })).id;
}

/** Goes to the alliance by the list of the viewer's own. */
async function toAlliance({ page }: Desk): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Alliances' }).click();
  await page.getByRole('region', { name: 'Yours' }).getByRole('link', { name: 'North Sea Pool' }).click();
  await page.getByRole('heading', { level: 1, name: 'North Sea Pool' }).waitFor();
}

const pooled = (page: Page) => page.getByRole('region', { name: 'Pooled capacity' });
const houses = (page: Page) => page.getByRole('region', { name: 'Houses' });

describeInBrowser('in the pages, an alliance', () => {
  let world: World;
  let browser: Browser;
  let guest: Person;
  let roomOfSteward: string;
  let roomOfGuest: string;
  let desks: Readonly<Record<'steward' | 'guest' | 'admin', Desk>>;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    const steward = await world.house('Lumen Post');
    guest = await world.house('Nordlicht Ton');
    const admin = await world.admin();
    roomOfSteward = await aSuite(steward, 'Suite Aurora');
    roomOfGuest = await aSuite(guest, 'Regie A');
    await aSuite(await world.house(), 'Open to all', 95_000);
    const desk = () => Desk.open(browser, world.url);
    desks = { steward: await desk(), guest: await desk(), admin: await desk() };
    await desks.steward.signIn(steward.email);
    await desks.guest.signIn(guest.email);
    await desks.admin.signIn(admin.email);
    for (const one of Object.values(desks)) one.takeFaults();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  afterEach(() => {
    expect(Object.values(desks).flatMap((desk) => desk.takeFaults())).toEqual([]);
  });

  it('is proposed by a house and approved by an admin, who gives the reason', async () => {
    const { page } = desks.steward;
    await page.getByRole('link', { name: /^Join or propose an alliance/ }).click();
    await page.getByText('Your house is in no alliance yet').waitFor();
    await page.getByRole('button', { name: 'Propose an alliance' }).first().click();
    const proposing = page.getByRole('dialog', { name: 'Propose an alliance' });
    await proposing.getByLabel('Name').fill('North Sea Pool');
    await proposing.getByLabel('Charter').fill('Spare suites at cost.\nWhoever leaves honours what is booked.');
    await proposing.getByRole('button', { name: 'Propose it' }).click();
    await page.getByText('An admin reads the charter first').waitFor();

    const admin = desks.admin.page;
    await admin.reload();
    await admin.getByRole('link', { name: /^Alliances proposed 1/ }).click();
    await admin.getByText('Proposed by Lumen Post').waitFor();
    const approve = admin.getByRole('button', { name: 'Approve North Sea Pool' });
    await approve.click();
    await admin.getByText('Give the reason.').waitFor();
    await admin.getByLabel('Reason').fill('It says how one leaves.');
    await approve.click();
    await admin.getByText('Nothing waits').waitFor();
  }, 60_000);

  it('asks another house in by its name, and that house joins', async () => {
    const { page } = desks.steward;
    await toAlliance(desks.steward);
    await page.getByText('An admin said: “It says how one leaves.”').waitFor();
    await page.getByText('The last steward cannot leave').waitFor();
    await page.getByRole('combobox', { name: 'Invite a house' }).fill('nordl');
    await page.getByRole('option', { name: 'Nordlicht Ton' }).click();
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await houses(page).getByText('Invited').waitFor();

    const invited = desks.guest.page;
    await invited.reload();
    await invited.getByRole('link', { name: /^Alliances that invite you 1/ }).click();
    await invited.getByRole('button', { name: 'Join North Sea Pool' }).click();
    await invited.getByRole('heading', { level: 1, name: 'North Sea Pool' }).waitFor();
    await houses(invited).getByText('Steward').waitFor();
    await pooled(invited).getByText('Nothing is pooled yet').waitFor();
  }, 60_000);

  it('shows each of them what the other keeps for it, at the price kept for it, on its page and in searches', async () => {
    const { page } = desks.steward;
    await page.goto(`/house/resources/${roomOfSteward}?tab=rates`);
    await page.getByRole('combobox', { name: 'For whom' }).click();
    await page.getByRole('option', { name: 'An alliance' }).click();
    await page.getByRole('combobox', { name: 'Alliance' }).click();
    await page.getByRole('option', { name: 'North Sea Pool' }).click();
    await page.getByLabel('Amount').fill('640');
    await page.getByRole('button', { name: 'Set the rate' }).click();
    await page.getByRole('tab', { name: 'Rates (1)' }).waitFor();

    const allied = desks.guest.page;
    await toAlliance(desks.guest);
    await pooled(allied).getByRole('link', { name: 'Suite Aurora', exact: true }).waitFor();
    await pooled(allied).getByText('€640.00 per day, allied').waitFor();
    await pooled(allied)
      .getByRole('gridcell', { name: /offered/ })
      .first()
      .waitFor();
    const alliance = new URL(allied.url()).pathname.split('/').at(-1) ?? '';

    await setRate(guest, roomOfGuest, { audience: 'ALLIANCE', audienceId: alliance });
    await toAlliance(desks.steward);
    await pooled(page).getByText('€700.00 per day, allied').waitFor();
    await page.goto('/search?capability=colour.grading-suite&duration=PT8H');
    await page.getByRole('link', { name: 'Open to all', exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'North Sea Pool' }).check();
    await page.getByText('houses of North Sea Pool').waitFor();
    expect(new URL(page.url()).searchParams.get('alliances')).toBe(alliance);
    await page.getByRole('link', { name: 'Open to all', exact: true }).waitFor({ state: 'detached' });
    const found = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Regie A', exact: true }) });
    await found.filter({ hasText: '€700.00' }).waitFor();
  }, 60_000);

  it('is left, after one question; from then on neither sees what is kept for the other', async () => {
    const { page } = desks.guest;
    await page.getByRole('button', { name: 'Leave this alliance' }).click();
    await page
      .getByRole('dialog', { name: 'Leave North Sea Pool?' })
      .getByRole('button', { name: 'Leave', exact: true })
      .click();
    await page.getByText('Your house is in no alliance yet').waitFor();
    await page.getByRole('link', { name: 'North Sea Pool' }).click();
    await houses(page).getByText('Its members see who they are.').waitFor();
    expect(await pooled(page).count()).toBe(0);
    await page.goto(`/resources/${roomOfSteward}`);
    await page.getByText('There is no such resource').waitFor();

    const steward = desks.steward.page;
    await steward.reload();
    await steward.getByRole('link', { name: 'Suite Aurora', exact: true }).waitFor();
    expect(await steward.getByRole('link', { name: 'Regie A', exact: true }).count()).toBe(0);
    await toAlliance(desks.steward);
    await houses(steward).getByText('Has left').waitFor();
    await pooled(steward).getByText('1 resource, by site').waitFor();
  }, 60_000);
});
