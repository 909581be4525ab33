import { Inject, Injectable } from '@nestjs/common';
import { auditWritten } from '#events/fact';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { Clock } from '../clock';
import type { Tx } from '../database/database';
import { Outbox } from '../facts/outbox';
import { serviceNameToken } from '../start/tokens';
import type { ServiceName } from '../services';
import type { Viewer } from '../viewer/viewer';

export type AuditEntry = {
  readonly viewer: Viewer;
  /** Name of the mutation or clock's act, as `publishCapacity`. */
  readonly act: string;
  readonly subject: Id;
  readonly reason?: string | null;
  readonly before?: object | null;
  readonly after?: object | null;
};

/** Every act leaves a trace in the transaction of the act; alliances gathers them into one trail. */
@Injectable()
export class Audit {
  constructor(
    @Inject(serviceNameToken) private readonly service: ServiceName,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  add(tx: Tx, entry: AuditEntry): Promise<void> {
    return this.addAll(tx, [entry]);
  }

  /** Several acts of one transaction, in two statements. */
  async addAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const ids = entries.map(() => uuidOf(newId('audit', this.clock.now())));
    const uuid = (id: Id | null) => (id ? uuidOf(id) : null);
    const json = (value: object | null | undefined) => (value ? JSON.stringify(value, bigintAsText) : null);
    await tx.query(
      `insert into audit_entries (id, actor, on_behalf_of, act, subject, reason, before, after)
       select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::jsonb[])`,
      [
        ids,
        entries.map(({ viewer }) => uuid(viewer.account)),
        entries.map(({ viewer }) => uuid(viewer.onBehalfOf)),
        entries.map(({ act }) => act),
        entries.map(({ subject }) => subject),
        entries.map(({ reason }) => reason ?? null),
        entries.map(({ before }) => json(before)),
        entries.map(({ after }) => json(after)),
      ],
    );
    const written = auditWritten(this.service);
    await this.outbox.add(tx, ...ids.map((subject) => ({ type: written, subject, payload: {} })));
  }
}

const bigintAsText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
