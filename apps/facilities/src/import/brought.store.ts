import { Injectable } from '@nestjs/common';
import { newId, uuidOf, type Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import type { BroughtFacility, BroughtRate, BroughtResource } from '../domain/world/brought';

/** Writes what a world brings along, many rows at a time. The database tells of each resource, and refuses overlapping windows. */
@Injectable()
export class BroughtStore {
  constructor(private readonly clock: Clock) {}

  async insertFacilities(tx: Tx, facilities: readonly BroughtFacility[]): Promise<void> {
    await tx.query(
      `insert into facilities (id, organisation_id, name, city, country, time_zone, latitude, longitude)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::float8[])`,
      [
        facilities.map(({ id }) => uuidOf(id)),
        facilities.map(({ organisationId }) => uuidOf(organisationId)),
        facilities.map(({ name }) => name),
        facilities.map(({ city }) => city),
        facilities.map(({ country }) => country),
        facilities.map(({ timeZone }) => timeZone),
        facilities.map(({ latitude }) => latitude),
        facilities.map(({ longitude }) => longitude),
      ],
    );
  }

  /** Resources with their rates and windows. */
  async insertResources(tx: Tx, resources: readonly BroughtResource[]): Promise<void> {
    await tx.query(
      `insert into resources (id, facility_id, organisation_id, name, kind, units)
       select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::int[])`,
      [
        ...placesOf(resources.map((resource) => [resource.id, resource])),
        resources.map(({ name }) => name),
        resources.map(({ kind }) => kind),
        resources.map(({ units }) => units),
      ],
    );
    const now = this.clock.now();
    await this.insertRates(
      tx,
      now,
      listed(resources, ({ rates }) => rates),
    );
    await this.insertWindows(tx, resources);
  }

  private async insertRates(tx: Tx, now: Instant, rates: readonly Part<BroughtRate>[]): Promise<void> {
    await tx.query(
      `insert into rates (id, facility_id, organisation_id, resource_id, audience, audience_id, amount_minor, currency, per,
         minimum, lead_time)
       select *
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::bigint[], $8::text[], $9::text[],
         $10::text[], $11::text[])`,
      [
        ...placesOf(rates.map(([resource]) => [newId('rate', now), resource])),
        rates.map(([{ id }]) => uuidOf(id)),
        rates.map(([, { audience }]) => audience.kind),
        rates.map(([, { audience }]) => (audience.id === null ? null : uuidOf(audience.id))),
        rates.map(([, { amountMinor }]) => amountMinor),
        rates.map(([, { currency }]) => currency),
        rates.map(([, { per }]) => per),
        rates.map(([, { minimum }]) => minimum),
        rates.map(([, { leadTime }]) => leadTime),
      ],
    );
  }

  /** A world brings more windows than anything else: what is the same for all of a resource is sent once. */
  private async insertWindows(tx: Tx, resources: readonly BroughtResource[]): Promise<void> {
    const windows = resources.flatMap((resource, at) => resource.windows.map((window) => ({ at, window })));
    await tx.query(
      `insert into capacity_windows (id, facility_id, resource_id, during, units)
       select uuidv7(), r.facility_id, r.id, tstzrange(to_timestamp(starts / 1000.0), to_timestamp(ends / 1000.0)), units
       from unnest($1::int[], $2::bigint[], $3::bigint[], $4::int[]) as w (at, starts, ends, units)
       join unnest($5::uuid[], $6::uuid[]) with ordinality as r (id, facility_id, turn) on r.turn = w.at + 1`,
      [
        windows.map(({ at }) => at),
        windows.map(({ window }) => window.during.start),
        windows.map(({ window }) => window.during.end),
        windows.map(({ window }) => window.units),
        resources.map(({ id }) => uuidOf(id)),
        resources.map(({ facilityId }) => uuidOf(facilityId)),
      ],
    );
  }
}

type Part<T> = readonly [BroughtResource, T];

const listed = <T>(
  resources: readonly BroughtResource[],
  partsOf: (resource: BroughtResource) => readonly T[],
): readonly Part<T>[] => resources.flatMap((resource) => partsOf(resource).map((part): Part<T> => [resource, part]));

/** Columns: an id each, the facility, the house. */
const placesOf = (rows: readonly (readonly [Id, BroughtResource])[]): readonly (readonly string[])[] => [
  rows.map(([id]) => uuidOf(id)),
  rows.map(([, { facilityId }]) => uuidOf(facilityId)),
  rows.map(([, { organisationId }]) => uuidOf(organisationId)),
];
