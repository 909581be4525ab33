import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { projectRoot } from '../project-root';
import type { ServiceName } from '../services';

/** TypeORM orders migrations by the thirteen digits their names end with; ours are numbered files. */
const firstStamp = 1_700_000_000_000;

/** Brings one service's schema up to date. Each file runs in a transaction of its own, in order, once. */
export async function migrate(adminUrl: string, service: ServiceName): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: adminUrl,
    schema: service,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    migrations: migrationsOf(service),
    extra: { max: 1, options: `-c search_path=${service},public -c lock_timeout=10000` },
  });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

function migrationsOf(service: ServiceName): (new () => MigrationInterface)[] {
  return [join(projectRoot, 'libs/service/migrations'), join(projectRoot, 'apps', service, 'migrations')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.sql'))
        .map((file) => join(folder, file)),
    )
    .map(asMigration);
}

/** `0001-organisations.sql`, as the class TypeORM wants. Forward only: a mistake is mended by the next file. */
function asMigration(path: string): new () => MigrationInterface {
  const [, number = '0', name = ''] = /(\d{4})-([a-z0-9-]+)\.sql$/.exec(path) ?? [];
  const sql = readFileSync(path, 'utf8');
  return class implements MigrationInterface {
    readonly name = `${name}${firstStamp + Number(number)}`;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }
    down(): Promise<void> {
      return Promise.reject(new Error('Migrations only go forward.'));
    }
  };
}
