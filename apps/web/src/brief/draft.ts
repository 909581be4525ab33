/**
 * A brief while it is being written: texts as they are typed, dates on the clock of whoever writes. A package is known
 * by its key, which stays the same however packages are ordered, so that what follows it goes on following it.
 */
import type { Need } from '../search/need';
import type { Floor } from '../search/params';

export type NearDraft = { readonly lat: number; readonly lon: number; readonly km: number };

export type PackageDraft = {
  readonly key: string;
  readonly title: string;
  /** Taxonomy code; empty while none is chosen. */
  readonly capability: string;
  readonly needs: readonly Need[];
  readonly units: string;
  /** ISO 8601; empty while none is typed. */
  readonly duration: string;
  /** A date, or a wall-clock time (`2027-03-01T09:00`). Of dates, `to` is the last day itself. */
  readonly from: string;
  readonly to: string;
  readonly after: readonly string[];
  readonly floor: Floor | '';
  readonly near: NearDraft | null;
  /** In major units of the brief's currency; empty for no ceiling. */
  readonly maxPrice: string;
  readonly together: string;
};

export type House = { readonly id: string; readonly name: string };

export type BriefDraft = {
  readonly title: string;
  readonly currency: string;
  /** In major units; empty for none. */
  readonly budget: string;
  readonly maxFacilities: string;
  readonly leftOut: readonly House[];
  readonly preferred: readonly string[];
  readonly packages: readonly PackageDraft[];
};

export const emptyPackage = (key: string): PackageDraft => ({
  key,
  title: '',
  capability: '',
  needs: [],
  units: '1',
  duration: '',
  from: '',
  to: '',
  after: [],
  floor: '',
  near: null,
  maxPrice: '',
  together: '',
});

/** The name of a package on the page, also while it has none of its own. */
export function nameOfPackage(packages: readonly PackageDraft[], key: string): string {
  const index = packages.findIndex((one) => one.key === key);
  return packages[index]?.title.trim() || `Package ${index + 1}`;
}
