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

  async add(tx: Tx, entry: AuditEntry): Promise<void> {
    const id = uuidOf(newId('audit', this.clock.now()));
    const json = (value: object | null | undefined) => (value ? JSON.stringify(value, bigintAsText) : null);
    await tx.query(
      `insert into audit_entries (id, actor, on_behalf_of, act, subject, reason, before, after) values ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        id,
        entry.viewer.account ? uuidOf(entry.viewer.account) : null,
        entry.viewer.onBehalfOf ? uuidOf(entry.viewer.onBehalfOf) : null,
        entry.act,
        entry.subject,
        entry.reason ?? null,
        json(entry.before),
        json(entry.after),
      ],
    );
    await this.outbox.add(tx, { type: auditWritten(this.service), subject: id, payload: {} });
  }
}

const bigintAsText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? value.toString() : value);
