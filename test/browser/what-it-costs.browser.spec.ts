import type { Browser } from 'playwright-core';
import { freshKey } from '../world/client';
import { aRoom, type Person } from '../world/people';
import { World } from '../world/world';
import { describeInBrowser, Desk, openBrowser } from './browser';

describeInBrowser('in the pages, what a room costs', () => {
  let world: World;
  let browser: Browser;
  let room: string;
  let people: Readonly<Record<'house' | 'producer' | 'admin', Person>>;
  let desks: Readonly<Record<'house' | 'producer' | 'admin', Desk>>;
  beforeAll(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    const [house, producer, admin] = await Promise.all([world.house('Lumen'), world.producer('North'), world.admin()]);
    people = { house, producer, admin };
    room = (await aRoom(house, { windows: [['2031-03-01T00:00:00Z', '2031-04-01T00:00:00Z']] })).id;
    const desk = () => Desk.open(browser, world.url);
    desks = { house: await desk(), producer: await desk(), admin: await desk() };
    for (const who of ['house', 'producer', 'admin'] as const) await desks[who].signIn(people[who].email);
    for (const one of Object.values(desks)) one.takeFaults();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  afterEach(() => {
    expect(Object.values(desks).flatMap((desk) => desk.takeFaults())).toEqual([]);
  });

  it('is set by its house: dearer weekends, and what cancelling costs, band by band', async () => {
    const { page } = desks.house;
    await page.goto(`/house/resources/${room}?tab=rates`);
    await page.getByLabel('Amount').fill('100');
    await page.getByRole('combobox', { name: 'Unit', exact: true }).click();
    await page.getByRole('option', { name: 'per hour' }).click();
    await page.getByLabel('Weekends dearer by, percent').fill('50');
    for (const [at, [notice, percent]] of [
      ['14', '0'],
      ['2', '40'],
    ].entries()) {
      // prettier-ignore
      await page.getByRole('button', { name: 'Add a band' }).click();
      const band = page.getByRole('group', { name: `Band ${at + 1}` });
      await band.getByLabel('With notice of', { exact: true }).fill(notice ?? '');
      await band.getByLabel('With notice of: unit').selectOption('days');
      await band.getByLabel('Due, percent').fill(percent ?? '');
    }
    await page.getByRole('group', { name: 'Band 2' }).getByLabel('With notice of', { exact: true }).fill('20');
    await page.getByRole('button', { name: 'Set the rate' }).click();
    await page.getByText('Longest notice first: this is not shorter than the one before.').waitFor();
    await page.getByRole('group', { name: 'Band 2' }).getByLabel('With notice of', { exact: true }).fill('2');
    await page.getByRole('button', { name: 'Set the rate' }).click();
    await page.getByText('weekends 50 % more').waitFor();
    const scale =
      'Cancelling costs nothing with 14 days notice or more, 40 % with 2 days notice or more, all of it with less.';
    await page.getByText(scale).waitFor();
  });

  it('is explained to who asks, line by line, and compared in a currency of their own once an admin has brought rates in', async () => {
    const hourly = {
      resourceId: room,
      audience: 'ORGANISATION',
      audienceId: people.producer.organisation,
      per: 'HOUR',
    };
    const terms = { amount: { amountMinor: 10_000, currency: 'EUR' }, weekendUplift: 50, idempotencyKey: freshKey() };
    await people.house.did('setRate', 'SetRateInput', { ...hourly, ...terms }, 'resource { id }');
    const { page } = desks.producer;
    await page.goto(`/resources/${room}?start=2031-03-07T20:00:00Z&end=2031-03-08T01:00:00Z`);
    await page.getByText('5 hours: 5 × €100.00').waitFor();
    await page.getByText('2 weekend hours, 50 % more: 2 × €50.00').waitFor();
    await page.getByText('€600.00', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Compare amounts in' }).fill('SEK');
    await page.getByRole('option', { name: 'SEK' }).click();
    await page.getByText('No rate to SEK is known').first().waitFor();

    const admin = desks.admin.page;
    await admin.goto('/admin/exchange');
    await admin.getByText('No rate leads to EUR yet').waitFor();
    await admin.getByLabel('Its text').fill('date,base,quote,rate\n2026-11-12,EUR,SEK,eleven');
    await admin.getByRole('button', { name: 'Bring them in' }).click();
    await admin.getByRole('row', { name: '2 rate a number above 0 as 1.0842 eleven' }).waitFor();
    await admin.getByLabel('Its text').fill('date,base,quote,rate\n2026-11-12,EUR,SEK,11');
    await admin.getByRole('button', { name: 'Bring them in' }).click();
    await admin.getByRole('cell', { name: '0.09090909091' }).waitFor();

    await page.reload();
    await page.getByText('≈ SEK 6,600.00, rate of 12 Nov 2026').waitFor();
  });

  it('is said again before it is confirmed and before it is cancelled, and what is due stays', async () => {
    const { house, producer } = people;
    const start = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 11);
    const period = { start: `${start}09:00:00Z`, end: `${start}11:00:00Z` };
    const { id } = await aRoom(house, { pricePerDay: null, windows: [] });
    const open = { resourceId: id, periods: [period], units: 1, idempotencyKey: freshKey() };
    await house.did('publishCapacity', 'PublishCapacityInput', open, 'resource { id }');
    const rate = {
      resourceId: id,
      audience: 'EVERYONE',
      amount: { amountMinor: 10_000, currency: 'EUR' },
      per: 'HOUR',
    };
    const cancellation = [{ notice: 'P60D', percent: 10 }, { notice: 'P20D', percent: 40 }]; // prettier-ignore
    await house.did(
      'setRate',
      'SetRateInput',
      { ...rate, cancellation, idempotencyKey: freshKey() },
      'resource { id }',
    );
    const ask = { lines: [{ resourceId: id, period }], idempotencyKey: freshKey() };
    const { request } = await producer.did('sendRequest', 'SendRequestInput', ask, 'request { id }');
    const answer = { requestId: request.id, idempotencyKey: freshKey() };
    await house.did('acceptRequest', 'AnswerRequestInput', answer, 'request { id }');

    const { page } = desks.producer;
    await page.goto(`/requests/${request.id}`);
    const cancelling = page.getByRole('region', { name: 'If it is cancelled' });
    await cancelling.getByText('By you, were it booked now').waitFor();
    await page.getByRole('button', { name: 'Confirm the booking' }).click();
    await cancelling.getByText('By you, now').waitFor();
    await page.getByRole('button', { name: 'Cancel the booking' }).click();
    await page.getByText('It costs you €80.00 now.').waitFor();
    await page.getByRole('button', { name: 'Yes, cancel the booking' }).click();
    const due = page.getByRole('region', { name: 'Due for cancelling' });
    await due.getByText('Owed by you').waitFor();
    await due.getByText('€80.00', { exact: true }).waitFor();
  });
});
