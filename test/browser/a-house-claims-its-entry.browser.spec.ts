import type { Browser, Page } from 'playwright-core';
import { loadEntries } from '../builders/directory';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';

/** Moves on by keys alone until this is where the keyboard is. */
async function tabTo(page: Page, role: 'button' | 'textbox', name: string): Promise<void> {
  const wanted = page.getByRole(role, { name });
  await wanted.waitFor();
  for (let steps = 0; steps < 60; steps++) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

describeInBrowser('in the pages, a house of the directory', () => {
  let world: World;
  let browser: Browser;
  let house: Person;
  let houses: Awaited<ReturnType<typeof loadEntries>>;
  let desks: Readonly<Record<'visitor' | 'house' | 'admin', Desk>>;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    house = await world.house('Lumen Post');
    const admin = await world.admin();
    houses = await loadEntries(world);
    await aRoom(house, { facility: await aFacility(house, 'Lumen Post, Croix-Rousse') });
    const desk = () => Desk.open(browser, world.url);
    desks = { visitor: await desk(), house: await desk(), admin: await desk() };
    await desks.house.signIn(house.email);
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

  it('is found as one types, by anyone; the address says what was looked for', async () => {
    const { page } = desks.visitor;
    await page.goto('/directory');
    const typing = page.getByRole('searchbox', { name: 'Name, town or code' });
    await typing.pressSequentially(`${houses.word} `);
    await page.getByText('5 houses', { exact: true }).waitFor(); // whoever pauses after a word has not lost the space
    await typing.pressSequentially('el');
    await page.getByText('1 house', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('text')).toBe(`${houses.word} el`);
    await page.reload();
    await page.getByText('1 house', { exact: true }).waitFor();
    await page.getByRole('link', { name: houses.paris.name }).click();
    await page.getByRole('heading', { level: 1, name: houses.paris.name }).waitFor();
    expect(await page.getByRole('link', { name: 'elan.example' }).getAttribute('href')).toBe('https://elan.example/');
    await page.getByRole('heading', { name: 'Is this your house?' }).waitFor();
    await page.getByText(houses.credit).waitFor();
    await page.goBack();
    await page.getByText('1 house', { exact: true }).waitFor();
  });

  it('is found by its country, where that is known; the back button undoes the choice', async () => {
    const { page } = desks.visitor;
    await page.goto(`/directory?text=${houses.word}`);
    await page.getByText('5 houses', { exact: true }).waitFor();
    const country = page.getByRole('combobox', { name: 'Country' }).or(page.getByLabel('Country', { exact: true }));
    await country.first().fill('Jap');
    await page.getByRole('option', { name: 'Japan (1)' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('1 house', { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('country')).toBe('JP');
    await page.goBack();
    await page.getByText('5 houses', { exact: true }).waitFor();
  });

  it('says that it has closed, and leads to what took its place', async () => {
    const { page } = desks.visitor;
    await page.goto(`/directory?text=${encodeURIComponent(houses.merged.name)}`);
    await page.getByRole('link', { name: houses.merged.name }).click();
    await page.getByText('Closed; now').waitFor();
    const why = page.getByRole('complementary', { name: 'It cannot be claimed' });
    await why.getByText('This house has closed').waitFor();
    await why.getByRole('link', { name: houses.tokyo.name }).click();
    await page.getByRole('heading', { level: 1, name: houses.tokyo.name }).waitFor();
  });

  it('is claimed by its house with evidence, by keys alone, and may be taken back', async () => {
    const { page } = desks.house;
    await page.goto(`/directory/${houses.parisId}`);
    await tabTo(page, 'textbox', 'How can we tell?');
    await tabTo(page, 'button', 'Claim this house');
    await page.keyboard.press('Enter');
    await page.getByText('Say how we can tell.').waitFor();
    for (let round = 0; round < 2; round++) {
      await page.getByRole('heading', { name: 'Is this your house?' }).waitFor();
      await page.getByRole('textbox', { name: 'How can we tell?' }).focus();
      await page.keyboard.type('Our imprint names us: elan.example/imprint');
      await tabTo(page, 'button', 'Claim this house');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'You have claimed this house' }).waitFor();
      if (round === 1) return;
      await tabTo(page, 'button', 'Take it back');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    }
  });

  it('is decided by an admin with a reason, asked once more, and then leads anyone to what the house offers', async () => {
    const { page } = desks.admin;
    await page.goto('/');
    await page.getByRole('link', { name: /Claims to the directory/ }).click();
    await page.getByText('Our imprint names us: elan.example/imprint').waitFor();
    const accept = page.getByRole('button', { name: `Accept Lumen Post as ${houses.paris.name}` });
    await accept.click();
    await page.getByText('Give the reason.').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).fill('The imprint names Lumen Post.');
    await accept.click();
    await page
      .getByRole('dialog', { name: 'Accept this claim?' })
      .getByRole('button', { name: 'Accept', exact: true })
      .click();
    await page.getByText('Nothing waits').waitFor();
    await page.getByRole('radiogroup', { name: 'Which claims' }).getByText('Accepted').click();
    await page.getByText('Reason: The imprint names Lumen Post.').waitFor();

    const visitor = desks.visitor.page;
    await visitor.goto(`/directory/${houses.parisId}`);
    await visitor.getByRole('heading', { name: 'On Interlock: Lumen Post' }).waitFor();
    await visitor.getByRole('link', { name: 'Lumen Post, Croix-Rousse' }).click();
    await visitor.getByText('Suite 1').first().waitFor();

    await desks.house.page.goto(`/directory/${houses.parisId}`);
    await desks.house.page.getByRole('heading', { name: 'This is your house' }).waitFor();
  });
});
