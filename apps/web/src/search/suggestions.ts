/** What a suggestion is called, and where choosing it leads. */
import type { ResultOf } from 'gql.tada';
import type { Patch, SearchParams } from './params';
import { usualKm } from './filter';
import type { Suggest } from './operations';

export type Suggestion = ResultOf<typeof Suggest>['suggest']['items'][number];

export const kindOfSuggestion: Readonly<Record<Suggestion['kind'], string>> = {
  CAPABILITY: 'Capability',
  DELIVERY_SPEC: 'Delivery specification',
  FACILITY: 'House',
  RESOURCE: 'Resource',
  PLACE: 'Place',
  DIRECTORY_ENTRY: 'Not joined yet',
};

export const keyOf = ({ kind, label, context, ...names }: Suggestion): string =>
  [
    kind,
    names.facility?.id ??
      names.resource?.id ??
      names.entry?.id ??
      names.capability?.code ??
      names.deliverySpec ??
      label,
    context,
  ].join(' ');

/** The page it has of its own; null where it is a part of a search. */
export function pageOf({ facility, resource, entry }: Suggestion) {
  if (facility) return { to: '/facilities/$id', params: { id: facility.id } } as const;
  if (resource) return { to: '/resources/$id', params: { id: resource.id } } as const;
  return entry ? ({ to: '/directory/$id', params: { id: entry.id } } as const) : null;
}

/** What it changes in a search. */
export function patchOf({ capability, deliverySpec, place }: Suggestion, search: SearchParams): Patch {
  const wanted = { q: undefined, need: undefined, also: undefined };
  if (capability) return { ...wanted, capability: capability.code, spec: undefined };
  if (deliverySpec) return { ...wanted, capability: undefined, spec: deliverySpec };
  if (!place) return {};
  return { lat: place.latitude, lon: place.longitude, place: place.name, km: search.km ?? usualKm, at: undefined };
}
