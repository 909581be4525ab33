import { Injectable } from '@nestjs/common';
import { idOf, uuidOf } from '#kernel/ids';
import type { Tx } from '#service/database/database';
import type { Assessed } from '../domain/assessment';
import { isNumeric } from '../domain/attribute-value';
import type { Candidate } from '../domain/candidate';
import type { CapacityQuestion, Near, ResourceKind } from '../domain/capacity-filter';
import { meets, type Requirement } from '../domain/requirement';
import type { SecurityTier } from '../domain/taxonomy';
import { rateIncludes, type Sight } from '../sight/sight.store';

type CandidateRow = {
  readonly id: string;
  readonly name: string;
  readonly kind: ResourceKind;
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

/** The values of one statement, in the order they are named. */
class Values {
  readonly list: unknown[] = [];
  /** SQL for a value. */
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

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
         select distinct r.id, f.organisation_id
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
      `select r.id, r.name, r.kind, f.id as facility_id, f.name as facility_name, o.name as organisation_name, f.city,
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

  private async assessments(tx: Tx, facilities: readonly string[]): Promise<ReadonlyMap<string, readonly Assessed[]>> {
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

/** Listed values: those that alone would meet the requirement, its `allOf` left aside. Numbers and languages are left to the rules. */
function claimSays({ attribute, ...tests }: Requirement, values: Values): readonly string[] {
  const said = `c.attributes -> ${values.add(attribute.code)}`;
  if (isNumeric(attribute) || attribute.values === null) return [`${said} is not null`];
  const enough = attribute.values.filter((value) => meets({ attribute, ...tests, allOf: null }, [value]));
  const conditions = [`${said} ?| ${values.add(enough)}::text[]`];
  return tests.allOf === null ? conditions : [...conditions, `${said} ?& ${values.add(tests.allOf)}::text[]`];
}

function rateExists({ maxPrice }: CapacityQuestion, sight: Sight, values: Values): string {
  const includes = rateIncludes('t', 'r', values.add(sight.organisation), values.add(sight.alliances));
  const currency = maxPrice === null ? '' : ` and t.currency = ${values.add(maxPrice.currency)}`;
  return `exists (select from rates t where t.resource_id = r.id and ${includes}${currency})`;
}

/** Windows with enough units cover the whole of a fixed period, or meet the one in which a stretch is looked for. */
function isOffered({ open, duration, units }: CapacityQuestion, values: Values): readonly string[] {
  const start = `${values.add(new Date(open.start))}::timestamptz`;
  const end = `${values.add(new Date(open.end))}::timestamptz`;
  const enough = `w.units >= ${values.add(units)}`;
  const inside = `from windows w where w.resource_id = r.id and w.ends > ${start} and w.starts < ${end} and ${enough}`;
  if (duration !== null) return [`exists (select ${inside})`];
  // NOTE: windows of one resource never overlap, so what they cover adds up; one probe of the first of them spares most sums.
  return [
    `(select w.starts <= ${start} and ${enough} from windows w
      where w.resource_id = r.id and w.ends > ${start} order by w.ends limit 1)`,
    `(select sum(least(w.ends, ${end}) - greatest(w.starts, ${start})) ${inside}) = ${end} - ${start}`,
  ];
}

const kmPerDegree = 111.19;

/** A belt of latitudes, a little too wide: cheap to test, and the distance itself is measured by the rules. */
function isNear({ point, withinKm }: Near, values: Values): readonly string[] {
  const degrees = withinKm / kmPerDegree + 0.01;
  return [
    'f.longitude is not null',
    `f.latitude between ${values.add(point.latitude - degrees)}::float8 and ${values.add(point.latitude + degrees)}::float8`,
  ];
}

/** The house is an ACTIVE member of one of these ACTIVE alliances. */
const isAllied = ({ alliances }: CapacityQuestion, values: Values): string =>
  `exists (select from memberships m join alliances a on a.id = m.alliance_id
    where m.organisation_id = f.organisation_id and m.status = 'ACTIVE' and a.status = 'ACTIVE'
    and m.alliance_id = any(${values.add(alliances.map(uuidOf))}::uuid[]))`;
