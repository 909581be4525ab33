import { Injectable } from '@nestjs/common';
import type { Fact } from '#events/fact';
import type { Tx } from '../database/database';

/** Facts leave in the transaction of the act they tell of: either both are there or neither. */
@Injectable()
export class Outbox {
  async add(tx: Tx, ...facts: readonly Fact[]): Promise<void> {
    if (facts.length === 0) return;
    await tx.query(
      `insert into outbox (name, version, subject, payload)
       select * from unnest($1::text[], $2::smallint[], $3::uuid[], $4::jsonb[])`,
      [
        facts.map((fact) => fact.type.name),
        facts.map((fact) => fact.type.version),
        facts.map((fact) => fact.subject),
        facts.map((fact) => JSON.stringify(fact.payload)),
      ],
    );
  }
}
