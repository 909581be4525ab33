import { Client } from 'pg';
import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { RunningService } from '#service/start/service-app';
import type { OrganisationKind } from '#service/viewer/viewer';
import { alliances } from '../../apps/alliances/src/alliances.module';
import { testService } from '../world/database';

/** Alliances alone; what other services would have written, a test writes for them. */
export class AllianceScene {
  private constructor(
    readonly service: RunningService,
    readonly admin: Client,
  ) {}

  static async open(): Promise<AllianceScene> {
    const started = await testService(alliances, { quiet: true });
    const admin = new Client({ connectionString: started.databaseUrl });
    await admin.connect();
    return new AllianceScene(started, admin);
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.admin.end();
  }

  /** An organisation that accounts has told of. */
  async organisation(kind: OrganisationKind = 'FACILITY'): Promise<Id<'organisation'>> {
    const id = newId('organisation', instant(Date.now()));
    await this.admin.query(
      `insert into accounts.organisations (id, name, name_folded, kind) values ($1, 'A house', ' a house', $2)`,
      [uuidOf(id), kind],
    );
    await this.admin.query(
      `insert into accounts.outbox (name, version, subject) values ('organisation.changed', 1, $1)`,
      [uuidOf(id)],
    );
    return id;
  }

  /** An act another service left a trace of, told or (yet) untold. */
  async act(service: string, subject: string, told = true): Promise<Id<'audit'>> {
    const id = newId('audit', instant(Date.now()));
    await this.admin.query(
      `insert into ${service}.audit_entries (id, actor, act, subject, before, after)
       values ($1, gen_random_uuid(), 'publishCapacity', $2, null, '{"units": 9007199254740993, "b": [1, "ü"]}')`,
      [uuidOf(id), subject],
    );
    if (told)
      await this.admin.query(`insert into ${service}.outbox (name, version, subject) values ('audit.written', 1, $1)`, [
        uuidOf(id),
      ]);
    return id;
  }
}
