/** A brief that was sent, as a draft again: to be changed and sent as a new one. */
import { majorOf, type Money } from '../money/money';
import type { Need } from '../search/need';
import type { Floor } from '../search/params';
import { localOf } from '../time/local';
import { addDays, type Span } from '../time/zone';
import type { BriefDraft, House, PackageDraft } from './draft';

export type AskedRequirement = {
  readonly attribute: string;
  readonly anyOf: readonly string[] | null;
  readonly allOf: readonly string[] | null;
  readonly atLeast: string | null;
  readonly atMost: string | null;
};

export type AskedPackage = {
  readonly key: string;
  readonly title: string;
  readonly capability: { readonly code: string };
  readonly units: number;
  readonly duration: string;
  readonly window: Span;
  readonly after: readonly string[];
  readonly requirements: readonly AskedRequirement[];
  readonly securityFloor: Floor | 'NONE' | null;
  readonly near: { readonly latitude: number; readonly longitude: number; readonly withinKm: number } | null;
  readonly maxPrice: Money | null;
  readonly together: string | null;
};

export type AskedBrief = {
  readonly title: string;
  readonly currency: string;
  readonly budget: Money | null;
  readonly maxFacilities: number | null;
  readonly excludeFacilities: readonly House[];
  readonly preferAlliances: readonly { readonly id: string }[];
  readonly packages: readonly AskedPackage[];
};

export const needsOf = (requirements: readonly AskedRequirement[]): readonly Need[] =>
  requirements.flatMap(({ attribute, anyOf, allOf, atLeast, atMost }: AskedRequirement): readonly Need[] => [
    ...(anyOf?.length ? [{ attribute, test: 'anyOf' as const, values: anyOf }] : []),
    ...(allOf?.length ? [{ attribute, test: 'allOf' as const, values: allOf }] : []),
    ...(atLeast === null ? [] : [{ attribute, test: 'atLeast' as const, value: atLeast }]),
    ...(atMost === null ? [] : [{ attribute, test: 'atMost' as const, value: atMost }]),
  ]);

/** Dates where the window runs from midnight to midnight on the zone's clock, else times as well. */
export function typedWindow({ start, end }: Span, zone: string): Pick<PackageDraft, 'from' | 'to'> {
  const [from, to] = [localOf(start, zone), localOf(end, zone)];
  const [firstDay = '', endDay = ''] = [from.split('T')[0], to.split('T')[0]];
  const isWhole = from.endsWith('T00:00') && to.endsWith('T00:00');
  return isWhole ? { from: firstDay, to: addDays(endDay, -1) } : { from, to };
}

const typedMoney = (money: Money | null): string => (money ? majorOf(money).replace(/\.0+$/, '') : '');

/** With another house left out, where one is given. */
export function draftOf(brief: AskedBrief, zone: string, without: House | null = null): BriefDraft {
  const { excludeFacilities: leftOut } = brief;
  return {
    title: brief.title,
    currency: brief.currency,
    budget: typedMoney(brief.budget),
    maxFacilities: brief.maxFacilities === null ? '' : String(brief.maxFacilities),
    leftOut: without && !leftOut.some(({ id }) => id === without.id) ? [...leftOut, without] : [...leftOut],
    preferred: brief.preferAlliances.map(({ id }) => id),
    packages: brief.packages.map((one) => packageDraft(one, zone)),
  };
}

function packageDraft(one: AskedPackage, zone: string): PackageDraft {
  const { near, securityFloor: floor } = one;
  return {
    key: one.key,
    title: one.title,
    capability: one.capability.code,
    needs: needsOf(one.requirements),
    units: String(one.units),
    duration: one.duration,
    ...typedWindow(one.window, zone),
    after: [...one.after],
    floor: floor === null || floor === 'NONE' ? '' : floor,
    near: near && { lat: near.latitude, lon: near.longitude, km: near.withinKm },
    maxPrice: typedMoney(one.maxPrice),
    together: one.together ?? '',
  };
}
