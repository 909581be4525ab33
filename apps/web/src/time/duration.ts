/** Lengths of time as people choose them, a number and a unit, and as the API writes them, `P3D` or `PT8H`. */

export type DurationUnit = 'hours' | 'days' | 'weeks';

export type Length = { readonly count: number; readonly unit: DurationUnit };

/** ISO 8601 of a length. */
export function isoDuration({ count, unit }: Length): string {
  if (unit === 'hours') return `PT${count}H`;
  return unit === 'days' ? `P${count}D` : `P${count}W`;
}

/** The length that one unit can say, else null (`P1DT4H` has two). */
export function lengthOf(iso: string | undefined): Length | null {
  const found = /^P(?:(\d+)W|(\d+)D|T(\d+)H)$/.exec(iso ?? '');
  if (!found) return null;
  const [, weeks, days, hours] = found;
  const count = Number(weeks ?? days ?? hours);
  if (count < 1) return null;
  return { count, unit: weeks ? 'weeks' : days ? 'days' : 'hours' };
}

/** Hours that the API's duration lasts at least, and in words: `P1DT4H` is `1 day 4 hours`. */
export function showDuration(iso: string): string {
  const found = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso);
  if (!found) return iso;
  const names = ['week', 'day', 'hour', 'minute'];
  const parts = names.flatMap((name, index) => {
    const count = Number(found[index + 1] ?? 0);
    return count > 0 ? [`${count} ${name}${count === 1 ? '' : 's'}`] : [];
  });
  return parts.join(' ');
}
