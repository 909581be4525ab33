import { Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import type { WorkingWeek } from '#kernel/working-week';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { officeWeek } from '../domain/business-clock';
import type { SaidBusinessHours } from '../domain/business-hours';

/** When somebody of a facility answers, and how long of that the holder of a challenged pencil may think. */
export type BusinessHours = {
  readonly week: WorkingWeek;
  readonly challengeMinutes: number;
  readonly country: string | null;
};

type Row = {
  readonly id: string;
  readonly business_week: WorkingWeek | null;
  readonly challenge_minutes: number;
  readonly country: string | null;
};

const columns = 'f.id, f.business_week, f.challenge_minutes, f.country';

@Injectable()
export class BusinessHoursStore {
  constructor(private readonly transactions: Transactions) {}

  /** By facility. */
  async byIds(facilities: readonly string[]): Promise<ReadonlyMap<string, BusinessHours>> {
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from facilities f where f.id = any($1)`,
      [facilities.map((id) => uuidOf(id as Id))],
    );
    return hoursByFacility(rows);
  }

  /** Of the facilities that these commitments take units of; unknown ones are left out. */
  async ofCommitments(commitments: readonly Id<'commitment'>[]): Promise<ReadonlyMap<string, BusinessHours>> {
    const rows = await this.transactions.reading.query<Row[]>(
      `select ${columns} from facilities f
       where f.id in (select c.facility_id from commitments c where c.id = any($1))`,
      [commitments.map(uuidOf)],
    );
    return hoursByFacility(rows);
  }

  /** What a house has said of a facility; its row is held, so that of two who change it one comes after the other. */
  async held(tx: Tx, facility: Id<'facility'>): Promise<SaidBusinessHours | null> {
    const rows = await tx.query<Row[]>(`select ${columns} from facilities f where f.id = $1 for no key update`, [
      uuidOf(facility),
    ]);
    return rows[0] ? { week: rows[0].business_week, challengeMinutes: rows[0].challenge_minutes } : null;
  }

  async set(tx: Tx, facility: Id<'facility'>, { week, challengeMinutes }: SaidBusinessHours): Promise<void> {
    await tx.query('update facilities set business_week = $2, challenge_minutes = $3 where id = $1', [
      ...[uuidOf(facility), week && JSON.stringify(week), challengeMinutes],
    ]);
  }
}

const hoursByFacility = (rows: readonly Row[]): ReadonlyMap<string, BusinessHours> =>
  new Map(
    rows.map(({ id, business_week, challenge_minutes, country }) => [
      idOf('facility', id),
      { week: business_week ?? officeWeek, challengeMinutes: challenge_minutes, country },
    ]),
  );
