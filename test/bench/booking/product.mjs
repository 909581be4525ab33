// The product's whole path: the question `place` of facilities with its key, price, sight, sweep, guard, facts and audit trail.
import { randomUUID } from 'node:crypto';
import { built } from '../measure.mjs';
import { firstInstant, lastInstant } from './loads.mjs';

const uuid = (n) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const facility = uuid(900_001);
const house = uuid(900_002);

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

/** Started as it is served: its own pool, its readers and its sweeps run on. */
export async function openProduct({ admin, databaseUrl, secret, resources, clients }) {
  await fill(admin, resources);
  const { startService } = built('libs/service/src/start/service-app');
  const { readSettings } = built('libs/service/src/config/settings');
  const { Logs } = built('libs/service/src/start/logs');
  const { facilities } = built('apps/facilities/src/facilities.module');
  const service = await startService(facilities, {
    ...{ settings: readSettings({}).settings, secret, databaseUrl, logs: new Logs(false, 'warn') },
    askService: () => Promise.reject(new Error('nobody is asked')),
  });
  const [place, release] = ['place', 'release'].map((question) => service.questions.find(question));
  const askers = Array.from({ length: clients }, (_, client) => ({
    requester: `organisation_${uuid(910_000 + client)}`,
    actor: `account_${uuid(920_000 + client)}`,
    onBehalfOf: null,
  }));
  return {
    booked: [],
    async book(client, { resource, start, end, units }) {
      const line = { resourceId: `resource_${uuid(resource)}`, start: start.getTime(), end: end.getTime(), units };
      const answer = await place({
        ...{ ...askers[client], key: randomUUID(), by: 'REQUESTER', waitIfTaken: false, replaces: [] },
        lines: [{ requestId: `request_${randomUUID()}`, ...line, price: null }],
      });
      if (answer.ok) return answer.value[0].commitmentId;
      if (answer.refusals.every(({ code }) => code === 'UNITS_TAKEN')) return null;
      throw new Error(JSON.stringify(answer.refusals));
    },
    async release(client, id) {
      const answer = await release({ ...askers[client], key: randomUUID(), commitments: [id], as: 'RELEASED' });
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusals));
    },
    overbooked: () => overbooked(admin),
    close: () => service.close(),
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
