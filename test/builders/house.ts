import { Client, Pool } from 'pg';
import type { Answered, PlacedLine } from '#events/calendar-question';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant, parseInstant, type Instant } from '#kernel/instant';
import type { Result } from '#kernel/result';
import { Questions } from '#service/questions/questions';
import { type Viewer, visitor } from '#service/viewer/viewer';
import {
  AddResource,
  CreateFacility,
  facilities,
  PublishCapacity,
  SetRate,
} from '../../apps/facilities/src/facilities.module';
import { testService, type ServiceOptions } from '../world/database';

const now = (): Instant => instant(Date.now());
const key = (): string => crypto.randomUUID();

/** `2031-03-04T09:00Z/18:00Z`, or with a whole moment after the slash; a Z may be left out. */
export function period(text: string): { start: Instant; end: Instant } {
  const [from = '', to = ''] = text.split('/');
  const whole = (raw: string): string => `${raw.replace(/Z$/, '').replace(/T(\d\d:\d\d)$/, 'T$1:00')}Z`;
  const start = parseInstant(whole(from));
  const end = parseInstant(whole(to.includes('T') ? to : `${from.slice(0, 11)}${to}`));
  if (start === null || end === null) throw new Error(`not a period: ${text}`);
  return { start, end };
}

/** What a producer asks for, in the words of a test. */
export type LineOfTests = {
  /** Or a class of rooms. */
  readonly room: Id<'resource' | 'class'>;
  readonly period: string;
  readonly units?: number;
  readonly request?: Id<'request'>;
  readonly price?: { readonly amountMinor: string; readonly currency: string };
};
export type PlaceOfTests = {
  readonly key?: string;
  readonly wait?: boolean;
  readonly by?: 'REQUESTER' | 'FACILITY';
  readonly replaces?: readonly Id<'commitment'>[];
};

export type RoomOfTests = {
  readonly name?: string;
  readonly units?: number;
  readonly window?: string | null;
  readonly rate?: RateOfTests | null;
  readonly facility?: Id<'facility'>;
};
const hourlyRate: RateOfTests = { per: 'HOUR', amount: 1000, currency: 'EUR' };

const person = (organisationKind: Viewer['organisationKind'], role: Viewer['role']): Viewer => ({
  ...visitor,
  account: newId('account', now()),
  organisation: newId('organisation', now()),
  organisationKind,
  role,
});

/** The facilities service alone, with houses and rooms made through its own operations. */
export async function startHouses(options: ServiceOptions = {}) {
  const service = await testService(facilities, options);
  const admin = new Client({ connectionString: service.databaseUrl });
  await admin.connect();
  await admin.query('set search_path = facilities, public');
  const looking = new Pool({
    connectionString: service.databaseUrl,
    max: 4,
    options: '-c search_path=facilities,public',
  });
  const { app } = service;

  function ask<T>(question: string, body: object): Promise<Answered<T>> {
    const answer = app.get(Questions).find(question);
    if (!answer) throw new Error(`nobody answers ${question}`);
    return answer(JSON.parse(JSON.stringify(body))) as Promise<Answered<T>>;
  }

  const asker = (who: Viewer) => ({ requester: who.organisation, actor: who.account, onBehalfOf: null });

  return {
    ...{ service, admin, ask, close: () => Promise.all([service.close(), admin.end(), looking.end()]) },
    aHouse: (role: Viewer['role'] = 'OWNER'): Viewer => person('FACILITY', role),
    aProducer: (role: Viewer['role'] = 'OWNER'): Viewer => person('PRODUCER', role),

    async aFacility(house: Viewer, timeZone = 'Europe/Paris', name = 'Lumen Post'): Promise<Id<'facility'>> {
      const site = { name, timeZone, city: 'Lyon', country: 'FR', idempotencyKey: key() };
      return valueOf(await app.get(CreateFacility).run(house, site)).facility;
    },

    /** A resource with one window of all its units and one rate for everyone, unless said otherwise. */
    async aRoom(
      house: Viewer,
      {
        name = 'Suite 1',
        units = 1,
        window = '2031-03-03T00:00/2031-03-10T00:00',
        rate = hourlyRate,
        facility,
      }: RoomOfTests = {},
    ): Promise<Id<'resource'>> {
      const facilityId = facility ?? (await this.aFacility(house));
      const listing = { facilityId, name, kind: 'ROOM', units, idempotencyKey: key() } as const;
      const { resource } = valueOf(await app.get(AddResource).run(house, listing));
      if (window !== null) await this.publish(house, resource, window, units);
      if (rate !== null) await this.price(house, resource, rate);
      return resource;
    },

    async publish(house: Viewer, resourceId: Id<'resource'>, window: string, units = 1): Promise<void> {
      const ask = { resourceId, periods: [period(window)], units, idempotencyKey: key() };
      valueOf(await app.get(PublishCapacity).run(house, ask));
    },

    async price(house: Viewer, resourceId: Id<'resource'>, rate: RateOfTests): Promise<Id<'rate'>> {
      const { per, amount, currency, leadTime = null, minimum = null } = rate;
      const audience = rate.audience ?? { audience: 'EVERYONE' as const };
      const money = { amountMinor: BigInt(amount), currency };
      const ask = { resourceId, ...audience, amount: money, per, leadTime, minimum, idempotencyKey: key() };
      return valueOf(await app.get(SetRate).run(house, ask)).rate;
    },

    place(
      who: Viewer,
      lines: readonly LineOfTests[],
      how: PlaceOfTests = {},
    ): Promise<Answered<readonly PlacedLine[]>> {
      const request = newId('request', now());
      return ask('place', {
        ...asker(who),
        ...{ key: how.key ?? key(), by: how.by ?? 'REQUESTER', waitIfTaken: how.wait ?? false },
        replaces: how.replaces ?? [],
        lines: lines.map((line) => ({
          ...{ requestId: line.request ?? request, resourceId: line.room, units: line.units ?? 1 },
          ...{ ...period(line.period), price: line.price ?? null },
        })),
      });
    },

    confirm: (who: Viewer, commitments: readonly Id<'commitment'>[], idempotencyKey = key()) =>
      ask<null>('confirm', { ...asker(who), key: idempotencyKey, commitments }),

    release: (who: Viewer, commitments: readonly Id<'commitment'>[], as = 'RELEASED', idempotencyKey = key()) =>
      ask<null>('release', { ...asker(who), key: idempotencyKey, commitments, as }),

    /** States of all commitments of a resource, in order of placing. */
    async states(room: Id<'resource'>): Promise<string[]> {
      const sql = 'select state from commitments where resource_id = $1 order by queue_no';
      const { rows } = await looking.query<{ state: string }>(sql, [uuidOf(room)]);
      return rows.map((row) => row.state);
    },

    async stateOf(commitment: Id<'commitment'>): Promise<string> {
      const { rows } = await looking.query<{ state: string }>('select state from commitments where id = $1', [
        uuidOf(commitment),
      ]);
      return rows[0]?.state ?? 'none';
    },
  };
}

export type Houses = Awaited<ReturnType<typeof startHouses>>;

export type RateOfTests = {
  readonly per: 'HOUR' | 'HALF_DAY' | 'DAY' | 'WEEK' | 'UNIT';
  readonly amount: number;
  readonly currency: string;
  readonly leadTime?: string | null;
  readonly minimum?: string | null;
  readonly audience?: { readonly audience: 'ALLIANCE' | 'ORGANISATION'; readonly audienceId: string };
};

/** The value, or a failure that shows what was refused. */
export function valueOf<T>(result: Result<T> | Answered<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}

/** Codes of a refusal; empty when it was none. */
export const codesOf = (result: Result<unknown> | Answered<unknown>): string[] =>
  result.ok ? [] : result.refusals.map((refusal) => refusal.code);

/** The commitments an answer placed, in the order of the lines. */
export const placedIn = (answer: Answered<readonly PlacedLine[]>): Id<'commitment'>[] =>
  valueOf(answer).map((line) => line.commitmentId);
