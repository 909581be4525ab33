import { dayMs, type Instant } from '#kernel/instant';
import { overlaps, type Period } from '#kernel/period';
import { Clock } from '#service/clock';
import type { ServiceName } from '#service/services';
import type { RunningService } from '#service/start/service-app';
import { type OrganisationKind, type Role, type Viewer, visitor } from '#service/viewer/viewer';
import { OpenAccount } from '../../../accounts/src/accounts.module';
import { SendRequest } from '../../../partnerships/src/partnerships.module';
import type { LoadWorld } from './load-world';
import { shiftedPeriod, type World } from './world-lines';

type Demo = {
  readonly services: ReadonlyMap<ServiceName, RunningService>;
  readonly world: World;
  readonly load: LoadWorld;
  readonly password: string;
};

/**
 * Two allied houses, a steward's, a production company, and an admin: whom a newcomer signs in as. The producer has asked the
 * first house for a room, and the second house waits behind, so that both sides have something to answer.
 */
export async function settleDemoPeople(demo: Demo): Promise<void> {
  const { world } = demo;
  const alliance = world.alliances.find((one) => one.status === 'ACTIVE' && one.members.length >= 3);
  const steward = alliance?.stewards[0];
  const [first, second] = alliance?.members.filter((ref) => ref !== steward) ?? [];
  const producer = world.organisations.find((one) => one.kind === 'PRODUCER')?.ref;
  if (!steward || !first || !second || !producer) throw new Error('the demo world has nobody to sign in as');
  await open(demo, 'facility', 'Facility Demo', { ref: first, role: 'OWNER' });
  await open(demo, 'scheduler', 'Scheduler Demo', { ref: first, role: 'SCHEDULER' });
  const waiting = await open(demo, 'second-facility', 'Second Facility Demo', { ref: second, role: 'OWNER' });
  await open(demo, 'steward', 'Steward Demo', { ref: steward, role: 'OWNER' });
  const asking = await open(demo, 'producer', 'Producer Demo', { ref: producer, role: 'OWNER' });
  await open(demo, 'viewer', 'Viewer Demo', { ref: producer, role: 'VIEWER' });
  const room = freeRoomOf(demo, first);
  if (room) {
    await send(demo, asking, room, 'Three episodes to grade. Would this week suit you?');
    await send(demo, waiting, room, 'We would take it, should it come free.');
  }
  await open(demo, 'admin', 'Admin Demo', null);
}

type Place = { readonly ref: string; readonly role: Role };

async function open(demo: Demo, name: string, displayName: string, place: Place | null): Promise<Viewer> {
  const organisation = place ? demo.load.organisation(place.ref) : null;
  const opened = await the(demo, 'accounts', OpenAccount).run(visitor, {
    ...{ email: `${name}@demo.interlock`, password: demo.password, displayName, isAdmin: place === null },
    place: place && organisation ? { organisation, role: place.role } : null,
  });
  if (!opened.ok) throw new Error(opened.refusals[0]?.message);
  const kind: OrganisationKind = demo.world.organisations.find((one) => one.ref === place?.ref)?.kind ?? 'FACILITY';
  return { ...visitor, account: opened.value, organisation, organisationKind: kind, role: place?.role ?? null };
}

type Room = { readonly resourceId: string; readonly period: Period };

/** A room anybody may ask this house for: two days of it that are free, not before four days from now. */
function freeRoomOf({ world, load }: Demo, organisation: string): Room | null {
  const earliest = new Clock().now() + 4 * dayMs;
  const facilities = new Set(world.facilities.filter((one) => one.organisation === organisation).map(({ ref }) => ref));
  for (const resource of world.resources.filter((one) => one.kind === 'ROOM' && facilities.has(one.facility))) {
    const resourceId = load.resources.get(resource.ref);
    const isOpen = resource.rates.some((rate) => rate.audience === 'EVERYONE' && rate.leadTime === undefined);
    const taken = (world.commitments.get(resource.ref) ?? []).map((one) => shiftedPeriod(one, load.shift));
    const windows = resource.windows.map((window) => shiftedPeriod(window, load.shift));
    const window = windows.find(
      ({ start, end }) =>
        start >= earliest && end - start >= 2 * dayMs && !taken.some((one) => overlaps(one, { start, end })),
    );
    if (isOpen && window && resourceId)
      return { resourceId, period: { start: window.start, end: (window.start + 2 * dayMs) as Instant } };
  }
  return null;
}

async function send(demo: Demo, viewer: Viewer, line: Room, message: string): Promise<void> {
  const ask = { lines: [line], message, waitIfTaken: true, idempotencyKey: 'demo' };
  const sent = await the(demo, 'partnerships', SendRequest).run(viewer, ask);
  if (!sent.ok) throw new Error(`the demo request was refused: ${sent.refusals[0]?.message ?? ''}`);
}

function the<T>(demo: Demo, service: ServiceName, operation: new (...parts: never[]) => T): T {
  const running = demo.services.get(service);
  if (!running) throw new Error(`a demo needs ${service} in this process`);
  return running.app.get(operation);
}
