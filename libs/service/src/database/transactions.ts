import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DatabaseError, type Pool } from 'pg';
import { DataSource, QueryFailedError } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { uuidOf } from '#kernel/ids';
import { ok, refuse, type Refusal, type Result } from '#kernel/result';
import type { Viewer } from '../viewer/viewer';
import type { Tx } from './database';

/** What makes two calls the same call. */
export type Keyed = {
  readonly viewer: Viewer;
  /** Name of the mutation. */
  readonly mutation: string;
  readonly key: string;
  /** The parsed input without its key: plain values, instants, bigints. */
  readonly input: unknown;
};

/** The same where the key may be left out. */
export type MaybeKeyed = Omit<Keyed, 'key'> & { readonly key: string | null | undefined };

/** JSON-safe answers only: ids and plain values. What else a payload shows is read afresh. */
export type Answer = { readonly [name: string]: string | number | boolean | null | readonly string[] };

type Stored<T> = { readonly value: T } | { readonly refusals: readonly Refusal[] };

const retriedStates = new Set(['40001', '40P01', '55P03']);
const tries = 4;

/** One transaction of one service; with `once`, one effect for each idempotency key. */
@Injectable()
export class Transactions {
  constructor(private readonly source: DataSource) {}

  /** Runs in one transaction; deadlocks and lock time-outs are tried again from the start. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction(work);
      } catch (fault) {
        if (attempt >= tries || !isRetried(fault)) throw fault;
      }
    }
  }

  /**
   * One statement that is a transaction by itself: one way to the database and back, planned once on each connection under its
   * name. Answers its rows; none where it lost a race (deadlock, lock time-out) and has done nothing.
   */
  async call<T extends object>(name: string, text: string, values: readonly unknown[]): Promise<readonly T[]> {
    const pool = (this.source.driver as PostgresDriver).master as Pool;
    try {
      const { rows } = await pool.query<T>({ name, text, values: [...values] });
      return rows;
    } catch (fault) {
      if (fault instanceof DatabaseError && retriedStates.has(fault.code ?? '')) return [];
      throw fault;
    }
  }

  /** Reads outside a transaction. */
  get reading(): Tx {
    return this.source.manager;
  }

  /**
   * The same key and input answer the same, refusals included; another input under the key is KEY_REUSED; a twin in flight
   * waits for the first. A refusal undoes whatever `work` wrote and is kept as the answer; a fault keeps nothing.
   */
  async once<T extends Answer>(ask: Keyed, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
    const scope = ask.viewer.organisation ?? ask.viewer.account;
    if (!scope) throw new Error(`${ask.mutation} needs a signed-in caller`);
    const bad = refuseBadKey(ask.key);
    if (bad) return bad;
    const hash = hashOf(ask.input);
    return this.run(async (tx) => {
      const place = [uuidOf(scope), ask.mutation, ask.key];
      const opened: unknown[] = await tx.query(
        `insert into keys (scope, mutation, key, input_hash, state) values ($1, $2, $3, $4, 'OPEN')
         on conflict do nothing returning 1`,
        [...place, hash],
      );
      if (opened.length === 0) return this.replay<T>(tx, place, hash);
      const result = await orNothing(tx, work);
      const stored: Stored<T> = result.ok ? { value: result.value } : { refusals: result.refusals };
      await tx.query(`update keys set state = 'DONE', answer = $4 where (scope, mutation, key) = ($1, $2, $3)`, [
        ...place,
        JSON.stringify(stored),
      ]);
      return result;
    });
  }

  /** `once` where the caller gave a key. Without one nothing is remembered: each call is a new one, and a refusal still undoes what was written. */
  onceIfKeyed<T extends Answer>({ key, ...ask }: MaybeKeyed, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
    if (key !== null && key !== undefined) return this.once({ ...ask, key }, work);
    return this.run((tx) => orNothing(tx, work));
  }

  /** The answer kept for this key, or null where there is none yet: asked before work that no transaction may be open for. */
  async kept<T extends Answer>(ask: Keyed): Promise<Result<T> | null> {
    const scope = ask.viewer.organisation ?? ask.viewer.account;
    if (!scope) throw new Error(`${ask.mutation} needs a signed-in caller`);
    const bad = refuseBadKey(ask.key);
    if (bad) return bad;
    const place = [uuidOf(scope), ask.mutation, ask.key];
    const done: unknown[] = await this.reading.query(
      `select 1 from keys where (scope, mutation, key) = ($1, $2, $3) and state = 'DONE'`,
      place,
    );
    return done.length > 0 ? this.replay<T>(this.reading, place, hashOf(ask.input)) : null;
  }

  private async replay<T extends Answer>(tx: Tx, place: readonly string[], hash: Buffer): Promise<Result<T>> {
    const [row] = await tx.query<{ input_hash: Buffer; answer: Stored<T> }[]>(
      'select input_hash, answer from keys where (scope, mutation, key) = ($1, $2, $3)',
      [...place],
    );
    if (!row) throw new Error('an idempotency key vanished');
    if (!row.input_hash.equals(hash)) return keyReused();
    return 'value' in row.answer ? ok(row.answer.value) : { ok: false, refusals: row.answer.refusals };
  }
}

/** A refusal undoes whatever `work` wrote. */
async function orNothing<T>(tx: Tx, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  await tx.query('savepoint asked');
  const result = await work(tx);
  if (!result.ok) await tx.query('rollback to savepoint asked');
  return result;
}

/** Refusal for a key that was used with another input. */
export const keyReused = (): Result<never> =>
  refuse('KEY_REUSED', 'This idempotency key was used with another input; take a new one.', 'idempotencyKey');

/** Keys have 1 to 200 characters. */
export function refuseBadKey(key: string): Result<never> | null {
  if (key.length >= 1 && key.length <= 200) return null;
  return refuse('INVALID', 'An idempotency key has 1 to 200 characters.', 'idempotencyKey');
}

/** SHA-256 of the input as JSON with sorted names, so that the order of fields does not count. */
export const hashOf = (input: unknown): Buffer => createHash('sha256').update(canonical(input)).digest();

function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, v]) => v !== undefined && v !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}

const isRetried = (fault: unknown): boolean =>
  fault instanceof QueryFailedError && retriedStates.has(sqlState(fault) ?? '');

/** SQLSTATE of a database error, and null for any other. */
export function sqlState(fault: unknown): string | null {
  if (!(fault instanceof QueryFailedError)) return null;
  const driver: unknown = fault.driverError;
  return typeof driver === 'object' && driver !== null && 'code' in driver ? String(driver.code) : null;
}
