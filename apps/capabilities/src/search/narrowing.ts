/**
 * Conditions in SQL that narrow the copies down to what could match. Each may let through what does not match, which the rules of
 * the domain judge, but never leaves out what does. Aliases: `c` a claim, `f` its facility, `r` its resource.
 */
import type { Duration } from '#kernel/duration';
import type { Period } from '#kernel/period';
import { isNumeric } from '../domain/attribute-value';
import type { Near } from '../domain/capacity-filter';
import { meets, type Requirement } from '../domain/requirement';

/** The values of one statement, in the order they are named. */
export class Values {
  readonly list: unknown[] = [];
  /** SQL for a value. */
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** With a duration, a stretch of that length somewhere in `open`; else the whole of it. */
export type TimeWanted = { readonly open: Period; readonly duration: Duration | null; readonly units: number };

/** Listed values: those that alone would meet the requirement, its `allOf` left aside. Numbers and languages are left to the rules. */
export function claimSays({ attribute, ...tests }: Requirement, values: Values): readonly string[] {
  const said = `c.attributes -> ${values.add(attribute.code)}`;
  if (isNumeric(attribute) || attribute.values === null) return [`${said} is not null`];
  const enough = attribute.values.filter((value) => meets({ attribute, ...tests, allOf: null }, [value]));
  const conditions = [`${said} ?| ${values.add(enough)}::text[]`];
  return tests.allOf === null ? conditions : [...conditions, `${said} ?& ${values.add(tests.allOf)}::text[]`];
}

/**
 * Windows with enough units cover the whole of a fixed period, or meet the one in which a stretch is looked for. They need not
 * cover closed time: for a fixed period `r` tells by `has_week` whether there is any, and then they have to meet it.
 */
export function isOffered({ open, duration, units }: TimeWanted, values: Values): readonly string[] {
  const start = `${values.add(new Date(open.start))}::timestamptz`;
  const end = `${values.add(new Date(open.end))}::timestamptz`;
  const enough = `w.units >= ${values.add(units)}`;
  const inside = `from windows w where w.resource_id = r.id and w.ends > ${start} and w.starts < ${end} and ${enough}`;
  if (duration !== null) return [`exists (select ${inside})`];
  // NOTE: windows of one resource never overlap, so what they cover adds up; one probe of the first of them spares most sums.
  const ofWhole = [
    `(select w.starts <= ${start} and ${enough} from windows w
      where w.resource_id = r.id and w.ends > ${start} order by w.ends limit 1)`,
    `(select sum(least(w.ends, ${end}) - greatest(w.starts, ${start})) ${inside}) = ${end} - ${start}`,
  ];
  return [`case when r.has_week then exists (select ${inside}) else ${ofWhole.join(' and ')} end`];
}

const kmPerDegree = 111.19;

/** A belt of latitudes, a little too wide: cheap to test, and the distance itself is measured by the rules. */
export function isNear({ point, withinKm }: Near, values: Values): readonly string[] {
  const degrees = withinKm / kmPerDegree + 0.01;
  return [
    'f.longitude is not null',
    `f.latitude between ${values.add(point.latitude - degrees)}::float8 and ${values.add(point.latitude + degrees)}::float8`,
  ];
}
