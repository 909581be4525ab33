import { idOf } from '#kernel/ids';
import { dayMs, instant } from '#kernel/instant';
import { overlaps, type Period } from '#kernel/period';
import { Clock } from '#service/clock';
import { type OrganisationKind, type Role, type Viewer, visitor } from '#service/viewer/viewer';
import { OpenAccount } from '../../../accounts/src/accounts.module';
import { CloseLines, type LineType, type WorldLine } from '../../../facilities/src/facilities.module';
import { SendRequest } from '../../../partnerships/src/partnerships.module';
import { operationOf, type Services } from '../world/services';
import { demoSource } from './demo-world';

type Demo = { readonly services: Services; readonly lines: readonly WorldLine[]; readonly password: string };

/**
 * Two allied houses, a steward's, a production company, and an admin: whom a newcomer signs in as. The producer has asked the
 * first house for a room, and the second house waits behind, so that both sides have something to answer.
 */
export async function settleDemoPeople(demo: Demo): Promise<void> {
  const alliance = of(demo, 'alliance').find((one) => one.status === 'ACTIVE' && one.members.length >= 3);
  const steward = alliance?.stewards[0];
  const [first, second] = alliance?.members.filter((ref) => ref !== steward) ?? [];
  const producer = of(demo, 'organisation').find((one) => one.kind === 'PRODUCER')?.ref;
  if (!steward || !first || !second || !producer) throw new Error('the demo world has nobody to sign in as');
  await open(demo, 'facility', 'Facility Demo', { ref: first, role: 'OWNER' });
  await open(demo, 'scheduler', 'Scheduler Demo', { ref: first, role: 'SCHEDULER' });
  const waiting = await open(demo, 'second-facility', 'Second Facility Demo', { ref: second, role: 'OWNER' });
  await open(demo, 'steward', 'Steward Demo', { ref: steward, role: 'OWNER' });
  const asking = await open(demo, 'producer', 'Producer Demo', { ref: producer, role: 'OWNER' });
  await open(demo, 'viewer', 'Viewer Demo', { ref: producer, role: 'VIEWER' });
  const room = await freeRoomOf(demo, first);
  if (room) {
    await send(demo, asking, room, 'Three episodes to grade. Would this week suit you?');
    await send(demo, waiting, room, 'We would take it, should it come free.');
  }
  await open(demo, 'admin', 'Admin Demo', null);
}

const of = <T extends LineType>({ lines }: Demo, type: T): readonly Extract<WorldLine, { type: T }>[] =>
  lines.filter((line): line is Extract<WorldLine, { type: T }> => line.type === type);

type Place = { readonly ref: string; readonly role: Role };

async function open(demo: Demo, name: string, displayName: string, place: Place | null): Promise<Viewer> {
  const organisation = place ? idOf('organisation', await thingOf(demo, 'organisation', place.ref)) : null;
  const opened = await operationOf(demo.services, 'accounts', OpenAccount).run(visitor, {
    ...{ email: `${name}@demo.interlock`, password: demo.password, displayName, isAdmin: place === null },
    place: place && organisation ? { organisation, role: place.role } : null,
  });
  if (!opened.ok) throw new Error(opened.refusals[0]?.message);
  const kind: OrganisationKind = of(demo, 'organisation').find((one) => one.ref === place?.ref)?.kind ?? 'FACILITY';
  return { ...visitor, account: opened.value, organisation, organisationKind: kind, role: place?.role ?? null };
}

async function thingOf({ services }: Demo, type: LineType, ref: string): Promise<string> {
  const things = await operationOf(services, 'facilities', CloseLines).thingsOf(demoSource, [{ type, ref }]);
  const thing = things.get(`${type} ${ref}`);
  if (thing === undefined) throw new Error(`the demo world brought in no ${type} ${ref}`);
  return thing;
}

type Room = { readonly resourceId: string; readonly period: Period };

/** A room anybody may ask this house for: two days of it that are free, not before four days from now. */
async function freeRoomOf(demo: Demo, organisation: string): Promise<Room | null> {
  const earliest = new Clock().now() + 4 * dayMs;
  const facilities = new Set(
    of(demo, 'facility')
      .filter((one) => one.organisation === organisation)
      .map(({ ref }) => ref),
  );
  for (const resource of of(demo, 'resource').filter((one) => one.kind === 'ROOM' && facilities.has(one.facility))) {
    const isOpen = resource.rates.some((rate) => rate.audience === 'EVERYONE' && rate.leadTime === undefined);
    const taken = of(demo, 'commitment').filter((one) => one.resource === resource.ref);
    const window = resource.windows
      .map(periodOf)
      .find(
        (period) =>
          period.start >= earliest &&
          period.end - period.start >= 2 * dayMs &&
          !taken.some((one) => overlaps(periodOf(one), period)),
      );
    if (!isOpen || !window) continue;
    const resourceId = idOf('resource', await thingOf(demo, 'resource', resource.ref));
    return { resourceId, period: { start: window.start, end: instant(window.start + 2 * dayMs) } };
  }
  return null;
}

const periodOf = ({ start, end }: { readonly start: string; readonly end: string }): Period => ({
  start: instant(Date.parse(start)),
  end: instant(Date.parse(end)),
});

async function send(demo: Demo, viewer: Viewer, line: Room, message: string): Promise<void> {
  const ask = { lines: [line], message, waitIfTaken: true, idempotencyKey: 'demo' };
  const sent = await operationOf(demo.services, 'partnerships', SendRequest).run(viewer, ask);
  if (!sent.ok) throw new Error(`the demo request was refused: ${sent.refusals[0]?.message ?? ''}`);
}
