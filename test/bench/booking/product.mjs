// The product's whole path: the question `place` of facilities with its key, price, sight, sweep, guard, facts and audit trail.
import { randomUUID } from 'node:crypto';
import { built } from '../measure.mjs';
import { firstInstant, lastInstant } from './loads.mjs';

/** Ids as they are made: one after the other, and different from their first half on. */
const uuid = (n) => {
  const at = (0x0189_0000_0000 + n * 977).toString(16).padStart(12, '0');
  return `${at.slice(0, 8)}-${at.slice(8)}-7000-8000-${String(n).padStart(12, '0')}`;
};
/** Each engine has resources of its own; the numbers within are those of the loads. */
const atService = 100_000;
const atDatabase = 200_000;
const facility = uuid(1);
const house = uuid(2);

/** Every resource in one house, open over the whole time, at one price for everyone. */
async function fill(admin, resources) {
  await admin.query(
    `insert into facilities.facilities (id, organisation_id, name, time_zone) values ($1, $2, 'Bench', 'UTC')`,
    [facility, house],
  );
  const lists = [resources.map(({ id }) => uuid(id)), resources.map(({ units }) => units)];
  await admin.query(
    `insert into facilities.resources (id, facility_id, organisation_id, name, kind, units)
     select id, $3, $4, 'Resource', 'ROOM', units from unnest($1::uuid[], $2::int[]) as r (id, units)`,
    [...lists, facility, house],
  );
  await admin.query(
    `insert into facilities.capacity_windows (id, facility_id, resource_id, during, units)
     select uuidv7(), $3, id, tstzrange($4, $5), units from unnest($1::uuid[], $2::int[]) as r (id, units)`,
    [...lists, facility, new Date(firstInstant), new Date(lastInstant)],
  );
  await admin.query(
    `insert into facilities.rates (id, facility_id, resource_id, organisation_id, audience, amount_minor, currency, per)
     select uuidv7(), $2, id, $3, 'EVERYONE', 9000, 'EUR', 'HOUR' from unnest($1::uuid[]) as r (id)`,
    [lists[0], facility, house],
  );
  for (const table of ['facilities', 'resources', 'capacity_windows', 'rates', 'commitments', 'keys', 'outbox'])
    await admin.query(`vacuum analyze facilities.${table}`);
}

/**
 * Started as it is served: its own pool, its readers and its sweeps run on. Two engines: `product`, the database's work of a booking
 * from where it is decided (windows, key, outbox, trail, guard, and the sweep under the lock), and `service`, the whole questions
 * `place` and `release`, price and sight and terms included.
 */
export async function openProduct({ admin, databaseUrl, secret, resources, clients }) {
  await fill(
    admin,
    [atService, atDatabase].flatMap((offset) => resources.map(({ id, units }) => ({ id: id + offset, units }))),
  );
  const { startService } = built('libs/service/src/start/service-app');
  const { readSettings } = built('libs/service/src/config/settings');
  const { Logs } = built('libs/service/src/start/logs');
  const { facilities } = built('apps/facilities/src/facilities.module');
  const { PlainBookings } = built('apps/facilities/src/commitment/plain-bookings');
  const service = await startService(facilities, {
    ...{ settings: readSettings({}).settings, secret, databaseUrl, logs: new Logs(false, 'warn') },
    askService: () => Promise.reject(new Error('nobody is asked')),
  });
  const [place, release] = ['place', 'release'].map((question) => service.questions.find(question));
  const askers = Array.from({ length: clients }, (_, client) => ({
    requester: `organisation_${uuid(1000 + client)}`,
    actor: `account_${uuid(2000 + client)}`,
    onBehalfOf: null,
  }));
  const whole = {
    booked: [],
    async book(client, { resources, start, end, units }, offset = atService) {
      const period = { start: start.getTime(), end: end.getTime(), units, price: null };
      const lines = resources.map((id) => ({
        ...{ requestId: `request_${randomUUID()}`, resourceId: `resource_${uuid(id + offset)}` },
        ...period,
      }));
      const how = { key: randomUUID(), by: 'REQUESTER', waitIfTaken: false, replaces: [] };
      const answer = await place({ ...askers[client], ...how, lines });
      if (answer.ok) return answer.value.map(({ commitmentId }) => commitmentId);
      if (answer.refusals.every(({ code }) => code === 'UNITS_TAKEN')) return null;
      throw new Error(JSON.stringify(answer.refusals));
    },
    async release(client, commitments) {
      const answer = await release({ ...askers[client], key: randomUUID(), commitments, as: 'RELEASED' });
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
    },
  };
  return {
    service: whole,
    product: await fromTheDecisionOn(service.app.get(PlainBookings), whole),
    overbooked: () => overbooked(admin),
    close: () => service.close(),
  };
}

/**
 * What the service hands to the database, learnt from one booking of each kind by it, with other ids and another period each time.
 * What is not plain, a team, goes by the service.
 */
async function fromTheDecisionOn({ placing, releasing }, whole) {
  const learnt = {};
  for (const [name, together] of Object.entries({ placing, releasing })) {
    const { ask } = together;
    together.ask = (row, of) => {
      learnt[name] = row;
      return ask.call(together, row, of);
    };
  }
  const day = { resources: [1], start: new Date(firstInstant), end: new Date(lastInstant), units: 1 };
  await whole.release(0, await whole.book(0, day, atDatabase));
  for (const together of [placing, releasing]) delete together.ask;
  const asker = (client) => ({
    asker: uuid(1000 + client),
    account: uuid(2000 + client),
    key: randomUUID(),
    trail: randomUUID(),
  });
  const minute = 60_000;
  return {
    booked: [],
    async book(client, wish) {
      if (wish.resources.length > 1) return whole.book(client, wish, atDatabase);
      const [resource, commitment, now] = [uuid(wish.resources[0] + atDatabase), randomUUID(), Date.now()];
      const row = {
        ...{ ...learnt.placing, ...asker(client), resource, commitment, request: randomUUID(), units: wish.units },
        spans: `{[${wish.start.toISOString()},${wish.end.toISOString()})}`,
        ...{ earliest: new Date(now - minute).toISOString(), latest: new Date(now + minute).toISOString() },
      };
      const deadline = await placing.ask(row, resource);
      if (deadline === null || deadline < 0) throw new Error('a booking that is plain was not done as such');
      return deadline === 0 ? null : commitment;
    },
    async release(client, commitment) {
      if (Array.isArray(commitment)) return whole.release(client, commitment);
      const row = { ...learnt.releasing, ...asker(client), commitment };
      if (!(await releasing.ask(row, commitment))) throw new Error('a release that is plain was not done as such');
    },
  };
}

/** Instants at which more is taken than is offered, counted over plain rows. */
async function overbooked(admin) {
  const { rows } = await admin.query(`
    select count(*)::int as instants from (
      select resource_id, at, sum(sum(offered)) over w as offered, sum(sum(taken)) over w as taken from (
        select resource_id, lower(during) as at, units as offered, 0 as taken from facilities.capacity_windows
        union all select resource_id, upper(during), -units, 0 from facilities.capacity_windows
        union all select resource_id, lower(s), 0, units from facilities.commitments, unnest(during) as s
          where state in ('HELD', 'BOOKED', 'BLOCKED')
        union all select resource_id, upper(s), 0, -units from facilities.commitments, unnest(during) as s
          where state in ('HELD', 'BOOKED', 'BLOCKED')
      ) step group by resource_id, at window w as (partition by resource_id order by at)
    ) sweep where taken > offered`);
  return rows[0].instants;
}
