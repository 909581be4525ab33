import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dayMs, type Instant } from '#kernel/instant';
import { projectRoot } from '#service/project-root';
import type { WorldLine } from '../../../facilities/src/facilities.module';

/** The source its refs are unique within. */
export const demoSource = 'demo';

const packed = join(projectRoot, 'apps/interlock/demo-world/world.ndjson.gz');

/** The lines of the packed world, in their order; its README says where they are from. */
export const readDemoWorld = (): readonly WorldLine[] =>
  gunzipSync(readFileSync(packed))
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as WorldLine);

const weekMs = 7 * dayMs;
/** 1970 began on a Thursday; weeks begin on Monday. */
const firstMondayMs = 4 * dayMs;
const weekOf = (at: number): number => Math.floor((at - firstMondayMs) / weekMs);

/** A packed world is as old as its file: by how many weeks it is moved, so that its first week is that of `now`. */
export function weeksToPresent(lines: readonly WorldLine[], now: Instant): number {
  let first = Infinity;
  for (const line of lines)
    if (line.type === 'resource') for (const { start } of line.windows) first = Math.min(first, Date.parse(start));
  // Monday morning in Auckland is still Sunday in UTC.
  return Number.isFinite(first) ? weekOf(now) - weekOf(first + dayMs) : 0;
}

/** The same line so many whole weeks later: days of the week and hours stay as they are. */
export function movedBy(weeks: number, line: WorldLine): WorldLine {
  const moment = (text: string): string => `${new Date(Date.parse(text) + weeks * weekMs).toISOString().slice(0, 19)}Z`;
  const span = <S extends { readonly start: string; readonly end: string }>(one: S): S => ({
    ...one,
    ...{ start: moment(one.start), end: moment(one.end) },
  });
  const day = (text: string): string => moment(`${text}T00:00:00Z`).slice(0, 10);
  switch (line.type) {
    case 'facility': {
      const assessments = line.assessments.map((one) => ({
        ...one,
        ...{ issuedOn: day(one.issuedOn), expiresOn: day(one.expiresOn) },
      }));
      return { ...line, assessments };
    }
    case 'resource':
      return { ...line, windows: line.windows.map(span) };
    case 'commitment':
      return span(line);
    case 'organisation':
    case 'alliance':
      return line;
  }
}
