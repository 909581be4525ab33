import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isId, newId, type Id } from '#kernel/ids';
import { hourMs } from '#kernel/instant';
import { ok, refuse, within, type Result } from '#kernel/result';
import { parseName } from '#kernel/text';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import { Transactions } from '#service/database/transactions';
import { Ticker } from '#service/start/ticker';
import type { Viewer } from '#service/viewer/viewer';
import { mayKeepHouse } from '../domain/house-keeping';
import { UploadsStore, type Upload } from './uploads.store';

const mostInADay = 200;
/** 32 MiB in all. */
const mostParts = 128;
const largestPart = 262_144;
/** 512 MiB of one house at a time. */
const mostPartsOfAHouse = 2048;

type Sent = { readonly uploadId: Id<'upload'> };

/** Files that houses send: taken in part by part, read whole by whoever imports them, forgotten then, or after a day. */
@Injectable()
export class Uploads implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: UploadsStore,
    private readonly ticker: Ticker,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.ticker.repeat('old uploads', hourMs, () => this.store.forgetOld());
  }

  /** By an owner or scheduler of a post house. `name` is the name of the file. */
  async open(viewer: Viewer, name: string): Promise<Result<Sent>> {
    const house = mayKeepHouse(viewer);
    if (!house.ok) return house;
    const named = within(parseName(name), 'name');
    if (!named.ok) return named;
    const { account } = viewer;
    if (account === null) return refuse('NOT_ALLOWED', 'Only somebody who has signed in may do this.');
    return this.transactions.run(async (tx) => {
      if ((await this.store.countRecent(tx, house.value)) >= mostInADay)
        return refuse('TOO_LARGE', `At most ${mostInADay} files in a day.`);
      const id = newId('upload', this.clock.now());
      await this.store.open(tx, id, { house: house.value, account, name: named.value });
      return ok({ uploadId: id });
    });
  }

  /** The next part of an open file, by who opened it. */
  async add(viewer: Viewer, uploadId: string, part: number, bytes: Buffer): Promise<Result<Sent>> {
    if (part < 0 || part >= mostParts) return refuse('OUT_OF_RANGE', `A file has at most ${mostParts} parts.`, 'part');
    if (bytes.length === 0 || bytes.length > largestPart)
      return refuse('INVALID', `A part has 1 to ${largestPart} bytes.`, 'bytes');
    if (viewer.account === null || viewer.organisation === null || !isId('upload', uploadId)) return unknown();
    if ((await this.store.countParts(this.transactions.reading, viewer.organisation)) >= mostPartsOfAHouse)
      return refuse(
        'TOO_LARGE',
        'The house has sent 512 MB that are not brought in yet; there is room again tomorrow.',
      );
    const added = await this.store.add(this.transactions.reading, uploadId, viewer.account, part, bytes);
    return added ? ok({ uploadId }) : unknown();
  }

  /** All parts have come; `sha256`, in hexadecimal, is what they are together. */
  async close(viewer: Viewer, uploadId: string, sha256: string): Promise<Result<Sent>> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return refuse('INVALID', 'A SHA-256 has 64 hexadecimal digits.', 'sha256');
    if (viewer.account === null || !isId('upload', uploadId)) return unknown();
    const hash = Buffer.from(sha256, 'hex');
    const closed = await this.store.close(this.transactions.reading, uploadId, viewer.account, hash);
    return closed ? ok({ uploadId }) : unknown();
  }

  /** A file of the viewer's house that has come whole; NOT_FOUND for unknown, foreign and forgotten ones. */
  async find(tx: Tx, viewer: Viewer, uploadId: string): Promise<Result<Upload>> {
    const found =
      viewer.organisation !== null && isId('upload', uploadId)
        ? await this.store.find(tx, uploadId, viewer.organisation)
        : null;
    return found === null ? unknown() : ok(found);
  }

  /** A file of a house that is brought in: its bytes go with the transaction. */
  forget(tx: Tx, uploadId: string): Promise<void> {
    return isId('upload', uploadId) ? this.store.forget(tx, uploadId) : Promise.resolve();
  }

  /** The bytes of it. */
  async bytes(tx: Tx, viewer: Viewer, uploadId: string): Promise<Result<Uint8Array>> {
    const found = await this.find(tx, viewer, uploadId);
    return found.ok ? ok(found.value.bytes) : found;
  }
}

const unknown = (): Result<never> =>
  refuse('NOT_FOUND', 'There is no such file; files are kept for a day, or until they are brought in.', 'uploadId');
