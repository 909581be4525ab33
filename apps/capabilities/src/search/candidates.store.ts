import { Injectable } from '@nestjs/common';
import { idOf, uuidOf } from '#kernel/ids';
import type { WorkingWeek } from '#kernel/working-week';
import type { Tx } from '#service/database/database';
import type { Assessed } from '../domain/assessment';
import type { Candidate } from '../domain/candidate';
import type { CapacityQuestion, ResourceKind } from '../domain/capacity-filter';
import type { SecurityTier } from '../domain/taxonomy';
import { rateIncludes, type Sight } from '../sight/sight.store';
import { claimSays, isNear, isOffered, Values } from './narrowing';

type CandidateRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly working_week: WorkingWeek | null;
  readonly day_minutes: number | null;
  readonly facility_id: string;
  readonly facility_name: string;
  readonly organisation_name: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly time_zone: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly rating: number | null;
  readonly claims: Candidate['claims'];
};

type AssessmentRow = {
  readonly facility_id: string;
  readonly tier: SecurityTier;
  readonly issued_on: string;
  readonly expires_on: string | null;
  readonly verified: boolean;
};

/**
 * Narrows the index to what could match. It may let through what does not (the rules judge that), never leave out what does;
 * and the filters whose facets look past them (kind, country, security floor) are not applied here.
 */
@Injectable()
export class CandidatesStore {
  /** Resources the viewer has a rate for, with claims on the leaves asked for, offered units where free time is looked for. */
  async narrowed(tx: Tx, question: CapacityQuestion, sight: Sight): Promise<readonly Candidate[]> {
    const values = new Values();
    const leaves = question.leaves.map(({ code }) => code);
    const claimed = [
      `c.capability = any(${values.add(leaves)}::text[])`,
      ...question.requirements.flatMap((requirement) => claimSays(requirement, values)),
      ...(question.near === null ? [] : isNear(question.near, values)),
      ...(question.alliances.length === 0 ? [] : [isAllied(question, values)]),
    ];
    const offered = [rateExists(question, sight, values), ...isOffered(question, values)];
    // NOTE: materialized, because the planner cannot know how few the tests of the calendar leave, and would join in loops.
    const rows = await tx.query<{ readonly id: string }[]>(
      `with claimed as materialized (
         select distinct r.id, f.organisation_id, r.working_week is not null as has_week
         from claims c join resources r on r.id = c.resource_id join facilities f on f.id = r.facility_id
         where ${claimed.join('\n and ')})
       select r.id from claimed r where ${offered.join('\n and ')}`,
      values.list,
    );
    return this.byIds(
      tx,
      rows.map(({ id }) => id),
      leaves,
    );
  }

  private async byIds(tx: Tx, ids: readonly string[], leaves: readonly string[]): Promise<readonly Candidate[]> {
    const rows = await tx.query<CandidateRow[]>(
      `select r.id, r.name, r.kind, r.working_week, r.day_minutes, f.id as facility_id, f.name as facility_name, o.name as organisation_name, f.city,
         f.country, f.time_zone, f.latitude, f.longitude, s.rating, (
           select json_agg(json_build_object('capability', c.capability, 'standing', c.standing, 'attributes', c.attributes))
           from claims c where c.resource_id = r.id and c.capability = any($2::text[])) as claims
       from resources r join facilities f on f.id = r.facility_id
       left join organisations o on o.id = f.organisation_id left join scorecards s on s.facility_id = f.id
       where r.id = any($1::uuid[])`,
      [ids, leaves],
    );
    const assessments = await this.assessments(tx, [...new Set(rows.map((row) => row.facility_id))]);
    return rows.map((row) => candidateOf(row, assessments.get(row.facility_id) ?? []));
  }

  /** What was said of the security of these facilities (bare uuids), by facility; one of which nothing was said is missing. */
  async assessments(tx: Tx, facilities: readonly string[]): Promise<ReadonlyMap<string, readonly Assessed[]>> {
    const rows = await tx.query<AssessmentRow[]>(
      `select facility_id, tier, issued_on::text, expires_on::text, verified_at is not null as verified
       from assessments where facility_id = any($1::uuid[])`,
      [facilities],
    );
    const byFacility = Map.groupBy(rows, (row) => row.facility_id);
    return new Map(
      [...byFacility].map(([facility, own]) => [
        facility,
        own.map(({ tier, issued_on, expires_on, verified }) => ({
          tier,
          issuedOn: issued_on,
          expiresOn: expires_on,
          verified,
        })),
      ]),
    );
  }
}

function candidateOf(row: CandidateRow, assessments: readonly Assessed[]): Candidate {
  return {
    resourceId: idOf('resource', row.id),
    name: row.name,
    kind: row.kind,
    hours: { zone: row.time_zone, week: row.working_week, dayMinutes: row.day_minutes },
    facility: {
      name: row.facility_name,
      organisationName: row.organisation_name ?? '',
      city: row.city,
      country: row.country,
      zone: row.time_zone,
      latitude: row.latitude,
      longitude: row.longitude,
      rating: row.rating,
      assessments,
    },
    claims: row.claims,
  };
}

function rateExists({ maxPrice }: CapacityQuestion, sight: Sight, values: Values): string {
  const includes = rateIncludes('t', 'r', values.add(sight.organisation), values.add(sight.alliances));
  const currency = maxPrice === null ? '' : ` and t.currency = ${values.add(maxPrice.currency)}`;
  return `exists (select from rates t where t.resource_id = r.id and ${includes}${currency})`;
}

/** The house is an ACTIVE member of one of these ACTIVE alliances. */
const isAllied = ({ alliances }: CapacityQuestion, values: Values): string =>
  `exists (select from memberships m join alliances a on a.id = m.alliance_id
    where m.organisation_id = f.organisation_id and m.status = 'ACTIVE' and a.status = 'ACTIVE'
    and m.alliance_id = any(${values.add(alliances.map(uuidOf))}::uuid[]))`;
