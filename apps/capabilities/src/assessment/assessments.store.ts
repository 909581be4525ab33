import { Injectable } from '@nestjs/common';
import { idOf, isId, uuidOf, type Id } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import type { Assessed } from '../domain/assessment';
import type { SecurityTier } from '../domain/taxonomy';

/** A security standing, with the house it is of. */
export type Assessment = Assessed & {
  readonly id: Id<'assessment'>;
  readonly scheme: string;
  readonly facilityId: Id<'facility'>;
};

/** The assessments of a facility by scheme, then issue date; and what its clock needs to say which day it is. */
export type FacilitySecurity = {
  readonly assessments: readonly Assessment[];
  readonly zone: string;
  readonly now: Instant;
};

type AssessmentRow = {
  readonly id: string;
  readonly facility_id: string;
  readonly scheme: string;
  readonly tier: SecurityTier;
  readonly issued_on: string;
  readonly expires_on: string | null;
  readonly verified: boolean;
};

const columns = `a.id, a.facility_id, a.scheme, a.tier, a.issued_on::text, a.expires_on::text,
  a.verified_at is not null as verified`;

@Injectable()
export class AssessmentsStore {
  constructor(private readonly transactions: Transactions) {}

  /** For each facility that is known here. What is no id of a facility is not. */
  async ofFacilities(ids: readonly string[]): Promise<ReadonlyMap<string, FacilitySecurity>> {
    const uuids = ids.filter((id) => isId('facility', id)).map(uuidOf);
    const houses = await this.transactions.reading.query<{ id: string; time_zone: string; now: Date }[]>(
      'select id, time_zone, clock_timestamp() as now from facilities where id = any($1::uuid[])',
      [uuids],
    );
    const rows = await this.transactions.reading.query<AssessmentRow[]>(
      `select ${columns} from assessments a where a.facility_id = any($1::uuid[])
       order by a.scheme collate "C", a.issued_on, a.id`,
      [uuids],
    );
    return new Map(
      houses.map(({ id, time_zone, now }) => [
        idOf('facility', id),
        {
          assessments: rows.filter((row) => row.facility_id === id).map(assessmentOf),
          zone: time_zone,
          now: fromDate(now),
        },
      ]),
    );
  }

  /** All there are of these facilities, whether this service has heard of them or not; the first to expire first. */
  async known(facilities: readonly Id<'facility'>[]): Promise<readonly Assessment[]> {
    const rows = await this.transactions.reading.query<AssessmentRow[]>(
      `select ${columns} from assessments a where a.facility_id = any($1::uuid[])
       order by a.expires_on nulls last, a.issued_on, a.id`,
      [facilities.map(uuidOf)],
    );
    return rows.map(assessmentOf);
  }

  async insert(tx: Tx, assessment: Assessment): Promise<void> {
    await tx.query(
      `insert into assessments (id, facility_id, scheme, tier, issued_on, expires_on) values ($1, $2, $3, $4, $5, $6)`,
      [
        uuidOf(assessment.id),
        uuidOf(assessment.facilityId),
        assessment.scheme,
        assessment.tier,
        assessment.issuedOn,
        assessment.expiresOn,
      ],
    );
  }

  /** Writes assessments that nobody need verify any more; answers those whose id was not there before. */
  async insertVerified(tx: Tx, assessments: readonly Assessment[]): Promise<readonly Assessment[]> {
    const added = await tx.query<{ id: string }[]>(
      `insert into assessments (id, facility_id, scheme, tier, issued_on, expires_on, verified_at)
       select *, clock_timestamp() from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::date[])
       on conflict (id) do nothing returning id`,
      [
        assessments.map(({ id }) => uuidOf(id)),
        assessments.map(({ facilityId }) => uuidOf(facilityId)),
        assessments.map(({ scheme }) => scheme),
        assessments.map(({ tier }) => tier),
        assessments.map(({ issuedOn }) => issuedOn),
        assessments.map(({ expiresOn }) => expiresOn),
      ],
    );
    const ids = new Set(added.map(({ id }) => idOf('assessment', id)));
    return assessments.filter(({ id }) => ids.has(id));
  }

  /** Locks one assessment, or answers null when there is none. */
  async lock(tx: Tx, id: Id<'assessment'>): Promise<Assessment | null> {
    const [row] = await tx.query<AssessmentRow[]>(`select ${columns} from assessments a where a.id = $1 for update`, [
      uuidOf(id),
    ]);
    return row === undefined ? null : assessmentOf(row);
  }

  /** An admin has seen the papers. */
  async verify(tx: Tx, id: Id<'assessment'>, by: Id<'account'> | null): Promise<void> {
    await tx.query('update assessments set verified_at = clock_timestamp(), verified_by = $2 where id = $1', [
      uuidOf(id),
      by === null ? null : uuidOf(by),
    ]);
  }

  /**
   * Third-party assessments nobody has verified, oldest first, each with the zone its days are of. Those that have expired
   * everywhere on Earth are left out; the last day is for the caller to judge.
   */
  async unverified(): Promise<readonly (Assessment & { readonly zone: string; readonly now: Instant })[]> {
    const rows = await this.transactions.reading.query<(AssessmentRow & { time_zone: string; now: Date })[]>(
      `select ${columns}, f.time_zone, clock_timestamp() as now from assessments a join facilities f on f.id = a.facility_id
       where a.verified_at is null and a.tier = 'THIRD_PARTY'
       and (a.expires_on is null or a.expires_on >= current_date - 1) order by a.id`,
    );
    return rows.map((row) => ({ ...assessmentOf(row), zone: row.time_zone, now: fromDate(row.now) }));
  }
}

const assessmentOf = (row: AssessmentRow): Assessment => ({
  id: idOf('assessment', row.id),
  facilityId: idOf('facility', row.facility_id),
  scheme: row.scheme,
  tier: row.tier,
  issuedOn: row.issued_on,
  expiresOn: row.expires_on,
  verified: row.verified,
});
