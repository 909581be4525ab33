const lineFeed = 10;
/** A longer line is refused whatever it holds, so it is not kept. */
const longestLineBytes = 1_048_576;

/** One line without its LF; null: longer than a line may be. */
export type RawLine = { readonly bytes: Buffer | null };

/** The lines of a stream of bytes. What stands behind the last LF is a line if it is anything at all. No more than one line is in memory. */
export async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  let parts: Buffer[] = [];
  let size = 0;
  const cut = (): RawLine => {
    const bytes = size > longestLineBytes ? null : parts.length === 1 ? (parts[0] ?? null) : Buffer.concat(parts);
    parts = [];
    size = 0;
    return { bytes };
  };
  const add = (part: Buffer): void => {
    size += part.length;
    if (size > longestLineBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, from)) {
      add(chunk.subarray(from, at));
      yield cut();
      from = at + 1;
    }
    add(chunk.subarray(from));
  }
  if (size > 0) yield cut();
}
