// How long after a commit the market says so, by the way it really goes: the outbox, the keeper in its thread, its memory.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { built, numbersFrom, percentile, round } from '../measure.mjs';
import { uuidOf } from './states.mjs';

const { Client } = createRequire(import.meta.url)('pg');
const perSecond = 400;
const clients = 16;
/** The trigger of the table moves the resource on and tells of it, as for every booking. */
const take = `insert into facilities.commitments (id, facility_id, resource_id, during, units, state)
  select $1, facility_id, id, tstzmultirange(tstzrange($3, $4)), 1, 'BLOCKED' from facilities.resources where id = $2`;
const giveBack = `with ended as (
    update facilities.commitments set state = 'RELEASED', ended_at = clock_timestamp() where id = $1 returning resource_id)
  update facilities.resources set rev = rev + 1 where id in (select resource_id from ended)`;

/** A market that a keeper builds from the database; `heard` is called with the resources that it says have changed. */
export async function openKept(url, secret, heard) {
  const { KeeperThread } = built('apps/capabilities/src/market/keeper-thread');
  const { roleUrl } = built('libs/service/src/database/roles');
  const nothing = () => undefined;
  const listener = {
    applied: heard,
    progress: nothing,
    full: nothing,
    ended: nothing,
    trouble: (why) => console.log(why),
  };
  const began = performance.now();
  const keeper = new KeeperThread({ databaseUrl: roleUrl(url, 'capabilities', secret), readers: 2 }, listener);
  const { buffers } = await keeper.built;
  return { keeper, buffers, buildSeconds: (performance.now() - began) / 1000 };
}

/** Milliseconds from the answer of a commit to the word that it is in the market, while so many are written each second. */
export async function lagOf({ url, secret, targets, seconds }) {
  const waiting = new Map();
  const lags = [];
  const heard = (resources) => {
    const at = performance.now();
    for (const resource of resources) {
      for (const write of waiting.get(resource) ?? [])
        if (write.committed === null) write.isHeard = true;
        else lags.push(at - write.committed);
      waiting.delete(resource);
    }
  };
  const { keeper } = await openKept(url, secret, heard);
  const writers = await Promise.all(Array.from({ length: clients }, () => connected(url)));
  const chance = numbersFrom(3);
  const taken = [];
  let [begun, written] = [0, 0];
  const next = () => {
    if (taken.length > 0 && chance() < 0.4) {
      const { id, resource } = taken.shift();
      return { resource, statement: { name: 'give back', text: giveBack, values: [id] } };
    }
    const target = targets[Math.floor(chance() * targets.length)];
    const [start, end] = target.free[Math.floor(chance() * target.free.length)];
    const [id, resource] = [randomUUID(), uuidOf('resource', target.resource)];
    const values = [id, resource, new Date(start), new Date(end)];
    return { resource, id, statement: { name: 'take', text: take, values } };
  };
  /** Somebody else may have taken the time meanwhile; that is no write. */
  const write = async (client) => {
    const { resource, id, statement } = next();
    const one = { committed: null, isHeard: false };
    waiting.set(resource, [...(waiting.get(resource) ?? []), one]);
    try {
      await client.query(statement);
    } catch (fault) {
      if (fault.code !== '23P01') throw fault;
      waiting.set(
        resource,
        (waiting.get(resource) ?? []).filter((other) => other !== one),
      );
      return;
    }
    written += 1;
    one.committed = performance.now();
    if (one.isHeard) lags.push(0);
    if (id !== undefined) taken.push({ id, resource });
  };
  const began = performance.now();
  await Promise.all(
    writers.map(async (client) => {
      while (performance.now() - began < seconds * 1000) {
        const pause = began + (begun++ * 1000) / perSecond - performance.now();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        await write(client);
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  await keeper.catchUp();
  await Promise.all(writers.map((client) => client.end()));
  await keeper.close();
  return {
    ...{ lagMsP50: round(percentile(lags, 0.5), 1), lagMsP99: round(percentile(lags, 0.99), 1) },
    writesPerSecond: Math.round(written / took),
    unheard: written - lags.length,
  };
}

async function connected(connectionString) {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
