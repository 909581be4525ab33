/** What comes with a resource, in words. */

export type Part = { readonly name: string; readonly units: number; readonly isAll: boolean };

/** `Booth A`, or `4 of Render farm` where not all of it is taken. */
export const partWords = ({ name, units, isAll }: Part): string =>
  isAll ? name : `${units.toLocaleString('en-GB')} of ${name}`;
