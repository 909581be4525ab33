/**
 * Memory that one thread searches with, kept from question to question. A stamp says which of it belongs to the question at hand,
 * so nothing has to be wiped; only one search of a thread is under way at a time.
 */
import { chunkSize } from './postings';

/** Stamps have three bytes. */
const lastStamp = 0xffffff;

export class Scratch {
  stamp = 0;
  /** Postings that are looked at together. */
  readonly positions = new Uint32Array(8 * chunkSize);
  /** By row of a house: the stamp, and the verdict and one in the last byte. */
  verdicts = new Uint32Array(0);
  /** By row of a resource: the stamp, and beside it its hit and one, or 0. */
  seen = new Uint32Array(0);

  /** Begins a question over so many houses and resources. */
  begin(houses: number, resources: number): void {
    this.stamp++;
    if (this.verdicts.length < houses || this.stamp === lastStamp) {
      this.verdicts = new Uint32Array(houses * 2);
      if (this.stamp === lastStamp) this.stamp = 1;
    }
    if (this.seen.length < resources * 2 || this.stamp === 1) this.seen = new Uint32Array(resources * 4);
  }
}
