import { Injectable } from '@nestjs/common';
import { organisationsView } from '#events/accounts';
import { alliancesView, membershipsView } from '#events/alliances';
import {
  facilitiesView,
  ratesView,
  resourcePartsView,
  resourcesView,
  takenView,
  windowsView,
} from '#events/facilities';
import { scorecardsView } from '#events/partnerships';
import type { Tx } from '#service/database/database';

/** A table of ours that repeats a publisher's view, row by row, for the subjects of its facts. */
type Copy = {
  readonly table: string;
  readonly view: string;
  readonly subject: string;
  readonly columns: readonly string[];
  /** What tells its rows apart, where that is not an id. */
  readonly key?: readonly string[];
};

const columns = (list: string): readonly string[] => list.split(' ');

const organisations: Copy = {
  table: 'organisations',
  view: organisationsView,
  subject: 'id',
  columns: columns('id name'),
};
const facilities: Copy = {
  table: 'facilities',
  view: facilitiesView,
  subject: 'id',
  columns: columns('id organisation_id name city country time_zone latitude longitude'),
};
const resources: Copy = {
  table: 'resources',
  view: resourcesView,
  subject: 'id',
  columns: columns('id facility_id name kind units working_week day_minutes'),
};
const windows: Copy = {
  table: 'windows',
  view: windowsView,
  subject: 'resource_id',
  columns: columns('id resource_id starts ends units'),
};
const taken: Copy = {
  table: 'taken',
  view: takenView,
  subject: 'resource_id',
  columns: columns('id resource_id starts ends units expires_at'),
};
const parts: Copy = {
  table: 'resource_parts',
  view: resourcePartsView,
  subject: 'whole_id',
  columns: columns('whole_id part_id units'),
  key: columns('whole_id part_id'),
};
const rates: Copy = {
  table: 'rates',
  view: ratesView,
  subject: 'resource_id',
  columns: columns(
    'id resource_id audience audience_id amount_minor currency per minimum lead_time weekend_percent overtime_percent',
  ),
};
const alliances: Copy = { table: 'alliances', view: alliancesView, subject: 'id', columns: columns('id status') };
const memberships: Copy = {
  table: 'memberships',
  view: membershipsView,
  subject: 'alliance_id',
  columns: columns('alliance_id organisation_id status'),
  key: columns('alliance_id organisation_id'),
};
const scorecards: Copy = {
  table: 'scorecards',
  view: scorecardsView,
  subject: 'facility_id',
  columns: columns('facility_id rating'),
  key: columns('facility_id'),
};

/** Copies of what other services publish. Each call reads the publisher's state as it is now, so doing it twice changes nothing. */
@Injectable()
export class CopiesStore {
  /** Names of organisations. */
  readonly organisations = mirror(organisations);
  /** A facility's name, place and zone. */
  readonly facilities = mirror(facilities);
  /** Everything at one revision of a resource: itself, its windows, what is taken of it and with it, its rates. */
  readonly resources = mirror(resources, windows, taken, parts, rates);
  /** An alliance and who belongs to it. */
  readonly alliances = mirror(alliances, memberships);
  /** A facility's record. */
  readonly scorecards = mirror(scorecards);
}

/** Makes the rows of these subjects equal to the publisher's; rows that are equal already are left alone. */
const mirror =
  (...copies: readonly Copy[]) =>
  async (tx: Tx, subjects: readonly string[]): Promise<void> => {
    for (const { table, view, subject, columns, key = ['id'] } of copies) {
      const list = columns.join(', ');
      // NOTE: rows are compared as text: the two sides may differ in collation and in the width of a type.
      const row = (alias: string): string => `row(${columns.map((column) => `${alias}.${column}`).join(', ')})::text`;
      // NOTE: by key first: of a resource with thousands of windows each would be compared with each.
      const isOne = key.map((column) => `theirs.${column} = ours.${column}`).join(' and ');
      const isSame = `${isOne} and ${row('theirs')} = ${row('ours')}`;
      await tx.query(
        `delete from ${table} ours where ours.${subject} = any($1::uuid[])
         and not exists (select from ${view} theirs where ${isSame})`,
        [subjects],
      );
      // NOTE: a change that the publisher commits between these two statements has a fact of its own, which mends what is skipped.
      await tx.query(
        `insert into ${table} (${list}) select ${list} from ${view} theirs where theirs.${subject} = any($1::uuid[])
         and not exists (select from ${table} ours where ${isSame})
         on conflict do nothing`,
        [subjects],
      );
    }
  };
