/**
 * Conditions in SQL that narrow the copies down to what could match. Each may let through what does not match, which the rules of
 * the domain judge, but never leaves out what does. Aliases: `c` a claim, `r` its resource.
 */
import type { Period } from '#kernel/period';
import { isNumeric } from '../domain/attribute-value';
import { meets, type Requirement } from '../domain/requirement';

/** The values of one statement, in the order they are named. */
export class Values {
  readonly list: unknown[] = [];
  /** SQL for a value. */
  add(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** Where free time is looked for, for so many units. */
export type TimeWanted = { readonly open: Period; readonly units: number };

/** Listed values: those that alone would meet the requirement, its `allOf` left aside. Numbers and languages are left to the rules. */
export function claimSays({ attribute, ...tests }: Requirement, values: Values): readonly string[] {
  const said = `c.attributes -> ${values.add(attribute.code)}`;
  if (isNumeric(attribute) || attribute.values === null) return [`${said} is not null`];
  const enough = attribute.values.filter((value) => meets({ attribute, ...tests, allOf: null }, [value]));
  const conditions = [`${said} ?| ${values.add(enough)}::text[]`];
  return tests.allOf === null ? conditions : [...conditions, `${said} ?& ${values.add(tests.allOf)}::text[]`];
}

/** Windows with enough units meet the time in which a stretch is looked for. */
export function isOffered({ open, units }: TimeWanted, values: Values): string {
  const start = `${values.add(new Date(open.start))}::timestamptz`;
  const end = `${values.add(new Date(open.end))}::timestamptz`;
  return `exists (select from windows w where w.resource_id = r.id and w.ends > ${start} and w.starts < ${end}
    and w.units >= ${values.add(units)})`;
}
