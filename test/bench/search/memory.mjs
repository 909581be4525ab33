// What the memory of this machine can do, measured in the same run: reading in order, and reading far apart.
const bytes = 256 * 2 ** 20;

/** Bytes a nanosecond in order, and nanoseconds that one of many independent reads takes that finds nothing in a cache. */
export function memorySpeeds() {
  const memory = Buffer.alloc(bytes, 1);
  const numbers = new Int32Array(memory.buffer, memory.byteOffset, bytes / 4);
  const best = (measure) => Math.min(...Array.from({ length: 5 }, measure));
  const inOrder = best(() => timed(() => memory.indexOf(0)));
  const apart = best(() => timed(() => sumApart(numbers, reads)));
  return { sequentialGBs: bytes / inOrder, randomMissNs: apart / reads };
}

const reads = 2_000_000;

/** Places follow each other by arithmetic alone, so that no read waits for the one before. */
function sumApart(numbers, count) {
  let [place, sum] = [1, 0];
  const mask = numbers.length - 1;
  for (let at = 0; at < count; at += 1) {
    place = (Math.imul(place, 1_664_525) + 1_013_904_223) | 0;
    sum = (sum + numbers[(place >>> 6) & mask]) | 0;
  }
  return sum;
}

function timed(work) {
  const began = performance.now();
  work();
  return (performance.now() - began) * 1e6;
}

/** Milliseconds of the best possible evaluation: ten bytes of each posting in order, five lines of memory of each resource left. */
export const boundMs = ({ postings, resources }, { sequentialGBs, randomMissNs }) =>
  ((postings * 10) / sequentialGBs + resources * 5 * randomMissNs) / 1e6;
