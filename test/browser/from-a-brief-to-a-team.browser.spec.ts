import type { Browser, Page } from 'playwright-core';
import { freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';

const day = 86_400_000;
const fromNow = (days: number): string => new Date(Date.now() + days * day).toISOString();

type Room = { readonly id: string; readonly owner: Person };

/** A house with a room for each of these capabilities, open for half a year. */
async function aHouseFor(world: World, name: string, capabilities: readonly string[]) {
  const owner = await world.house(name);
  const facility = await aFacility(owner, `${name}, the site`);
  const rooms: Room[] = [];
  for (const capability of capabilities) {
    const claims = [{ capability, attributes: [] }];
    const listed = { facility, claims, name: `For ${capability}`, windows: [[fromNow(1), fromNow(180)] as const] };
    rooms.push({ id: (await aRoom(owner, listed)).id, owner });
  }
  return { owner, facility, rooms };
}

/** The states of everything that lies on a room's calendar. */
async function statesOf({ id, owner }: Room): Promise<readonly string[]> {
  const query = `query ($id: ID!, $within: PeriodInput!) { resource(id: $id) { commitments(within: $within) { state } } }`;
  const { resource } = await owner.ask(query, { id, within: { start: fromNow(0), end: fromNow(200) } });
  return resource.commitments.map(({ state }: { readonly state: string }) => state);
}

/** The one open request to a house, as it may read it. */
async function askedOf(owner: Person) {
  const query = `{ partnershipRequests(direction: INCOMING, status: [SENT, COUNTERED]) { edges { node {
    id team { id } brief { title budget { amountMinor } packages { title } }
    lines { resource { id } period { start end } units price { amountMinor currency } } } } } }`;
  const { edges } = (await owner.ask(query)).partnershipRequests;
  if (edges.length !== 1) throw new Error(`${edges.length} requests are open`);
  return edges[0].node;
}

const shown = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();

describeInBrowser('in the pages, from a brief to a team that is booked', () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  let producer: Person;
  let picture: Awaited<ReturnType<typeof aHouseFor>>;
  let sound: Awaited<ReturnType<typeof aHouseFor>>;
  let finish: Awaited<ReturnType<typeof aHouseFor>>;
  const rooms = () => [...picture.rooms, ...sound.rooms, ...finish.rooms];
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    producer = await world.producer('Northern Pictures');
    picture = await aHouseFor(world, 'Lumen Post', ['conform.conform', 'colour.grading-suite.hdr', 'online.suite']);
    const ofSound = ['sound.dialogue-edit', 'mix.near-field.room', 'mix.theatrical.stage'];
    sound = await aHouseFor(world, 'Nordlicht Ton', ofSound);
    finish = await aHouseFor(world, 'Atelier Meridian', ['mastering.imf.app-2e', 'qc.eyeball']);
    desk = await Desk.open(browser, world.url);
    await desk.signIn(producer.email);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  afterEach(() => {
    expect(desk.takeFaults()).toEqual([]);
  });

  it('a producer writes a brief from a template; what is typed survives a reload, what is missing is led to', async () => {
    const { page } = desk;
    await page.getByRole('navigation').getByRole('link', { name: 'Briefs' }).click();
    await page.getByRole('link', { name: 'Write your first brief' }).click();
    await page.getByRole('button', { name: 'Begin with: Finish a feature' }).click();
    await shown(page, '8 packages');
    await page.getByRole('button', { name: 'Save the brief' }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Give the brief a code name.' }).click();
    // The list led into the field: typing goes there.
    await page.keyboard.type('Blue Heron');
    await page.getByRole('button', { name: 'Take out: Grade' }).click();
    await shown(page, '7 packages');
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await shown(page, '8 packages');
    await page.reload();
    expect(await page.getByLabel('Code name').inputValue()).toBe('Blue Heron');
    const follows = page.getByRole('group', { name: '7. Master' }).getByLabel('Follows').first();
    await follows.press('ArrowDown');
    // What follows the master cannot come before it.
    const offered = page.getByRole('listbox', { name: 'Follows' });
    await offered.getByRole('option', { name: 'Final mix' }).waitFor();
    expect(await offered.getByRole('option', { name: 'Quality control' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    const lastDay = page.getByRole('group', { name: '8. Quality control' }).getByLabel('Done by');
    const usual = await lastDay.inputValue();
    await lastDay.fill(fromNow(900).slice(0, 10));
    await page.getByRole('button', { name: 'Save the brief' }).press('Enter');
    // A refusal of the server leads to its field as well, and goes once the field says something else.
    const refusal = page.getByRole('button', { name: 'Quality control: A period may last at most two years.' });
    await refusal.click();
    await page.keyboard.press('Tab');
    await lastDay.fill(usual);
    await refusal.waitFor({ state: 'detached' });
    await page.getByLabel('Code name').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Blue Heron' }).waitFor();
  }, 60_000);

  it('teams are found and compared; the address brings the chosen one back', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Propose teams' }).click();
    await page.getByRole('list', { name: 'Teams' }).waitFor();
    await shown(page, /proven (cheapest|fewest houses)/);
    const strip = page.getByRole('figure', { name: 'The chosen team on a strip of time' });
    expect(await strip.getByRole('listitem').count()).toBe(8);
    await strip.getByText(/^Nordlicht Ton, the site, For mix.theatrical.stage: /).waitFor({ state: 'attached' });
    const before = page.url();
    await page.getByRole('list', { name: 'Teams' }).getByRole('button').last().press('Enter');
    await page.waitForURL(/team=team_/);
    await page.reload();
    await page.getByRole('list', { name: 'Teams' }).getByRole('button', { pressed: true }).waitFor();
    await page.goBack();
    expect(page.url()).toBe(before);
  }, 60_000);

  it('a team that is out of date says so and holds nothing; another proposal has the new price', async () => {
    const { page } = desk;
    const [conform] = picture.rooms;
    const rate = { resourceId: conform?.id, audience: 'EVERYONE', amount: { amountMinor: 90_000, currency: 'EUR' } };
    await picture.owner.did(
      'setRate',
      'SetRateInput',
      { ...rate, per: 'DAY', idempotencyKey: freshKey() },
      'resource { id }',
    );
    await page.getByRole('link', { name: 'Look closer, and ask them' }).click();
    await page.getByRole('button', { name: 'Ask all 3 houses' }).click();
    await page.getByRole('button', { name: 'Place the pencils and ask' }).click();
    await page.getByRole('alert', { name: 'This team is out of date' }).waitFor();
    expect((await Promise.all(rooms().map(statesOf))).flat()).toEqual([]);
    await page.getByRole('button', { name: 'Propose teams again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Blue Heron' }).waitFor();
    await page.getByRole('heading', { name: 'All proposals' }).waitFor();
  }, 60_000);

  it('all houses are asked at once; each reads only its part, and the pencils stand on every calendar', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Look closer, and ask them' }).click();
    await page.getByLabel('Message').fill('A small film, with a large sky.');
    await page.getByRole('button', { name: 'Ask all 3 houses' }).click();
    await page.getByRole('button', { name: 'Place the pencils and ask' }).click();
    await shown(page, '0 of 3 accepted');
    expect(await page.getByRole('button', { name: 'Confirm all' }).isDisabled()).toBe(true);
    await shown(page, /^Possible once .*Nordlicht Ton.* have accepted/);
    expect(await Promise.all(rooms().map(statesOf))).toEqual(rooms().map(() => ['HELD']));
    const { brief, team } = await askedOf(finish.owner);
    expect({ ...brief, team }).toEqual({
      ...{ title: 'Blue Heron', budget: null, team: null },
      packages: [{ title: 'Master' }, { title: 'Quality control' }],
    });
  }, 60_000);

  it('two accept, one counters and is accepted; then one act books every calendar', async () => {
    const { page } = desk;
    for (const { owner } of [picture, finish]) {
      const answer = { requestId: (await askedOf(owner)).id, idempotencyKey: freshKey() };
      await owner.did('acceptRequest', 'AnswerRequestInput', answer, 'request { id }');
    }
    const { id, lines } = await askedOf(sound.owner);
    const cheaper = lines.map(
      ({ resource, period, units }: { resource: { id: string }; period: object; units: number }) => ({
        ...{ resourceId: resource.id, period, units, price: { amountMinor: 200_000, currency: 'EUR' } },
      }),
    );
    const counter = { requestId: id, lines: cheaper, message: 'For a film like this.', idempotencyKey: freshKey() };
    await sound.owner.did('counterRequest', 'CounterRequestInput', counter, 'request { id }');

    await shown(page, '2 of 3 accepted');
    await page.getByRole('list', { name: 'Requests of this team' }).getByText('Your turn to answer').waitFor();
    await page.getByRole('link', { name: 'Nordlicht Ton, the site' }).last().press('Enter');
    await shown(page, 'For a film like this.');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await shown(page, 'Your turn to confirm, with its whole team');
    // For a team's request the way leads to the whole team.
    expect(await page.getByRole('button', { name: 'Confirm the booking' }).count()).toBe(0);
    await page.getByRole('link', { name: 'all houses of its team' }).click();
    await page.getByRole('button', { name: 'Confirm all' }).press('Enter');
    await page.getByRole('button', { name: 'Yes, book them' }).press('Enter');
    await page.getByRole('heading', { name: 'Booked', exact: true }).waitFor();
    expect(await Promise.all(rooms().map(statesOf))).toEqual(rooms().map(() => ['BOOKED']));

    await page.getByRole('link', { name: 'Briefs' }).first().click();
    await shown(page, 'Staffed 1');
  }, 60_000);

  it('when a house declines, the ways on are shown, one of them a copy of the brief without it', async () => {
    const { page } = desk;
    const window = { start: fromNow(100), end: fromNow(120) };
    const piece = (key: string, capability: string) => ({ key, title: key, capability, duration: 'P2D', window });
    const packages = [piece('Conform again', 'conform.conform'), piece('Mix again', 'mix.near-field.room')];
    const written = { title: 'Kestrel', currency: 'EUR', packages, idempotencyKey: freshKey() };
    const { brief } = await producer.did('createBrief', 'CreateBriefInput', written, 'brief { id }');
    const found = 'mutation ($id: ID!) { proposeTeams(briefId: $id, objectives: [CHEAPEST]) { teams { id } } }';
    const [team] = (await producer.ask(found, { id: brief.id })).proposeTeams.teams;
    const asking = { teamId: team.id, idempotencyKey: freshKey() };
    await producer.did('requestTeam', 'RequestTeamInput', asking, 'requests { id }');
    await page.goto(`/teams/${team.id}`);
    await shown(page, '0 of 2 accepted');
    const answer = { requestId: (await askedOf(sound.owner)).id, message: 'Not then.', idempotencyKey: freshKey() };
    await sound.owner.did('declineRequest', 'AnswerRequestInput', answer, 'request { id }');
    await page.getByRole('alert', { name: 'This team has come apart' }).waitFor();
    await page.getByRole('link', { name: 'Copy the brief without Nordlicht Ton, the site' }).click();
    await page.getByRole('list', { name: 'Left out' }).getByText('Nordlicht Ton, the site').waitFor();
    expect(await page.getByLabel('Code name').inputValue()).toBe('Kestrel');
  }, 60_000);
});
