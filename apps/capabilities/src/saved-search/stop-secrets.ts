import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { idOf, uuidOf, type Id } from '#kernel/ids';
import { secretToken } from '#service/start/tokens';

const idBytes = 16;
const macBytes = 24;

/**
 * What a letter carries to be stopped by: the id of its search and a signature of ours, so that nothing need be kept and nobody
 * makes one up. It opens nothing else. It ends with the secret of the installation.
 */
@Injectable()
export class StopSecrets {
  constructor(@Inject(secretToken) private readonly secret: string) {}

  /** 54 characters that need no escaping in an address. */
  of(search: Id<'search'>): string {
    const id = Buffer.from(uuidOf(search).replaceAll('-', ''), 'hex');
    return Buffer.concat([id, this.sign(id)]).toString('base64url');
  }

  /** The search it stops, or null for what is none of ours. */
  read(raw: string): Id<'search'> | null {
    const bytes = Buffer.from(raw, 'base64url');
    if (bytes.length !== idBytes + macBytes) return null;
    const id = bytes.subarray(0, idBytes);
    if (!timingSafeEqual(bytes.subarray(idBytes), this.sign(id))) return null;
    const hex = id.toString('hex');
    return idOf(
      'search',
      [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
    );
  }

  private sign(id: Buffer): Buffer {
    return createHmac('sha256', `stop:${this.secret}`).update(id).digest().subarray(0, macBytes);
  }
}
