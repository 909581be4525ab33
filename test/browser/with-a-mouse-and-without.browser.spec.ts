import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { calendarServer, calendarText, eventLines, stampIn } from '../builders/calendar-server';
import { aChallenger } from '../builders/challengers';
import { freshKey } from '../world/client';
import { aFacility, aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { seriousFindings } from './audit';
import { describeInBrowser, Desk, openBrowser } from './browser';
import { byKeys, byMouse } from './hands';

type Who = 'house' | 'producer' | 'admin';
const window = ['2031-03-03T00:00:00Z', '2031-03-31T00:00:00Z'] as const;

describeInBrowser('the screens of a calendar', () => {
  let world: World;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof calendarServer>>;
  let people: Readonly<Record<Who | 'rival', Person>>;
  let desks: Readonly<Record<Who, Desk>>;
  beforeAll(async () => {
    [world, browser, server] = await Promise.all([
      World.start({ INTERLOCK_FEEDS_ALLOW_PRIVATE: '1' }),
      openBrowser(),
      calendarServer(),
    ]);
    const [house, producer, rival, admin] = await Promise.all([
      world.house('Lumen'),
      world.producer('North'),
      world.producer('Rival'),
      world.admin(),
    ]);
    people = { house, producer, rival, admin };
    const desk = () => Desk.open(browser, world.url);
    desks = { house: await desk(), producer: await desk(), admin: await desk() };
    for (const who of ['house', 'producer', 'admin'] as const) await desks[who].signIn(people[who].email);
    for (const one of Object.values(desks)) one.takeFaults();
  }, 60_000);
  afterAll(async () => {
    await Promise.all([browser?.close(), server?.close()]);
    await world?.close();
  });
  afterEach(() => {
    expect(Object.values(desks).flatMap((desk) => desk.takeFaults())).toEqual([]);
  });

  describe.each([
    ['by mouse', byMouse, 'Maus'],
    ['by keys alone', byKeys, 'Tasten'],
  ] as const)('%s', (_, hands, site) => {
    let facility: string;
    let room: string;
    beforeAll(async () => {
      facility = await aFacility(people.house, site);
      room = (await aRoom(people.house, { facility, name: `Bühne ${site}`, windows: [window] })).id;
      await aRoom(people.house, { facility, name: `Kabine ${site}`, windows: [window], pricePerDay: null });
    });

    it('say when a room is open, and when somebody answers', async () => {
      const { page } = desks.house;
      const { press, write } = hands(page);
      await page.goto(`/house/resources/${room}?tab=hours`);
      await press(page.getByRole('switch', { name: 'Always open' }));
      await write(page.getByLabel('Day length, hours'), '9');
      await press(page.getByRole('button', { name: 'Save the hours' }));
      await page.getByText('Hours saved').waitFor();
      await page.goto('/house');
      await press(page.getByRole('button', { name: `Business hours of ${site}` }));
      await write(page.getByLabel('Time to think when challenged, business hours'), '4');
      await press(page.getByRole('button', { name: 'Save the business hours' }));
      await page.getByText(`Business hours of ${site} saved`).waitFor();
    });

    it('set a rate with what weekends and cancelling cost', async () => {
      const { page } = desks.house;
      const { press, write, choose } = hands(page);
      await page.goto(`/house/resources/${room}?tab=rates`);
      await write(page.getByLabel('Amount'), '100');
      await choose(page.getByRole('combobox', { name: 'Unit', exact: true }), 'per hour');
      await write(page.getByLabel('Weekends dearer by, percent'), '50');
      await press(page.getByRole('button', { name: 'Add a band' }));
      const band = page.getByRole('group', { name: 'Band 1' });
      await write(band.getByLabel('With notice of', { exact: true }), '14');
      await write(band.getByLabel('Due, percent'), '0');
      await press(page.getByRole('button', { name: 'Set the rate' }));
      await page.getByText('weekends 50 % more').waitFor();
      await page.getByText(/Cancelling costs nothing with 14 \w+ notice or more/).waitFor();
    });

    it('set a rate on many rooms at once, and take it back', async () => {
      const { page } = desks.house;
      const { press, write } = hands(page);
      await page.goto('/house?view=week&date=2031-03-03');
      const section = page.getByRole('region', { name: site });
      await press(section.getByRole('checkbox', { name: `Pick Bühne ${site}` }));
      await press(section.getByRole('checkbox', { name: `Pick Kabine ${site}` }));
      await press(section.getByRole('button', { name: 'Set a rate…' }));
      const form = page.getByRole('dialog', { name: 'Set a rate on many' });
      await write(form.getByLabel('Amount'), '77.50');
      expect(await seriousFindings(page)).toEqual([]);
      await press(form.getByRole('button', { name: 'Set it on 2 resources' }));
      await form.waitFor({ state: 'detached' });
      const query = `query ($id: ID!) { resource(id: $id) { rates { per amount { amountMinor } } } }`;
      const rates = async () => (await people.house.ask(query, { id: room })).resource.rates;
      expect(await rates()).toContainEqual({ per: 'DAY', amount: { amountMinor: '7750' } });
      await press(section.getByRole('button', { name: `Recent changes of ${site}` }));
      await press(section.getByRole('button', { name: 'Undo: A rate per day set on 2 resources' }));
      await section.getByText('Undone', { exact: true }).waitFor();
      expect(await rates()).not.toContainEqual({ per: 'DAY', amount: { amountMinor: '7750' } });
    });

    it('put a room together with its booth, and make a class', async () => {
      const { page } = desks.house;
      const { press, write, choose } = hands(page);
      await page.goto(`/house/resources/${room}?tab=together`);
      await choose(page.getByRole('combobox', { name: 'Add a part' }), `Kabine ${site}`);
      await press(page.getByRole('button', { name: 'Save what it comes with' }));
      await page.getByText(`Bühne ${site} is put together`).waitFor();
      await write(page.getByLabel('Name of the class'), `Any stage ${site}`);
      await press(page.getByRole('button', { name: 'Make the class' }));
      await press(page.getByRole('button', { name: `Rename the class Any stage ${site}` }));
      await write(page.getByLabel(`New name of Any stage ${site}`), `Any mixing stage ${site}`);
      await press(page.getByRole('button', { name: 'Save the name' }));
      await page.getByRole('button', { name: `Remove the class Any mixing stage ${site}` }).waitFor();
    });

    it('read a calendar of elsewhere, again at once, and let it go', async () => {
      const painters = eventLines(
        'a',
        `DTSTART:${stampIn(3, '09:00')}`,
        `DTEND:${stampIn(3, '12:00')}`,
        'SUMMARY:Paint',
      );
      server.serve({ body: calendarText(...painters) });
      const { page } = desks.house;
      const { press, write } = hands(page);
      await page.goto(`/house/resources/${room}?tab=calendars`);
      await write(page.getByLabel('Name of the calendar'), 'Reception');
      await write(page.getByLabel('Address (iCal)'), server.url);
      await press(page.getByRole('button', { name: 'Add the calendar' }));
      const reads = server.asked.length;
      await press(page.getByRole('button', { name: 'Read it now: Reception' }));
      while (server.asked.length === reads) await pause(20);
      await press(page.getByRole('button', { name: 'Remove Reception' }));
      await press(page.getByRole('button', { name: 'Remove the calendar' }));
      await page.getByText('None yet').waitFor();
    });

    it('say why a time is not free, and lead to the nearest that is', async () => {
      const wanted = { start: '2031-03-04T08:00:00Z', end: '2031-03-04T12:00:00Z' };
      const kept = { resourceIds: [room], periods: [wanted], note: 'Paint', idempotencyKey: freshKey() };
      await people.house.did('blockTime', 'BlockTimeInput', kept, 'change { id }');
      const { page } = desks.producer;
      const { press } = hands(page);
      await page.goto(`/resources/${room}?start=${wanted.start}&end=${wanted.end}`);
      await page.getByRole('list', { name: 'What is in the way' }).getByRole('listitem').first().waitFor();
      expect(await page.getByText('Paint').count()).toBe(0);
      await press(page.getByRole('button', { name: /^Take the nearest free time/ }));
      await page.getByText('1 of 1 unit free for all of this time').waitFor();
    });

    it('challenge the first pencil, who is given until the clock of the house says', async () => {
      const { house: owner, producer: requester, rival } = people;
      const id = await aChallenger({ as: { owner, requester, rival }, site: facility });
      const { page } = desks.producer;
      const { press } = hands(page);
      await page.goto(`/requests/${id}`);
      await press(page.getByRole('button', { name: 'Challenge the first pencil' }));
      await press(page.getByRole('button', { name: 'Yes, challenge the first pencil' }));
      await page.getByText(/You have challenged it. It lapses on/).waitFor();
    });

    it('bring in exchange rates', async () => {
      const { page } = desks.admin;
      const { press, write } = hands(page);
      const [base, day] = site === 'Maus' ? ['SEK', '12'] : ['NOK', '13'];
      await page.goto('/admin/exchange');
      await write(page.getByLabel('Its text'), `date,base,quote,rate\n2026-11-${day},EUR,${base},11`);
      await press(page.getByRole('button', { name: 'Bring them in' }));
      await page.getByText(`${day} Nov 2026`).first().waitFor();
    });
  });
});
