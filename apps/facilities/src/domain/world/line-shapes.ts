/**
 * Which fields each type of line has, in the order of the page that describes the format, and what each may hold.
 */
import { resourceKinds } from '../offering';
import type { LineType } from './world-line';
import * as forms from './value-forms';

/** A list of single values, or of objects with fields of their own; `least` is how many there must be. */
export type ListShape = { readonly of: forms.Form | Shape; readonly least: number };
export type Field = { readonly must: boolean; readonly form: forms.Form | ListShape };
export type Shape = { readonly [field: string]: Field };

const must = (form: Field['form']): Field => ({ must: true, form });
const may = (form: Field['form']): Field => ({ must: false, form });
const list = (of: ListShape['of'], least = 0): ListShape => ({ of, least });

const units = forms.whole(1, 1_000_000);
const span: Shape = { start: must(forms.moment), end: must(forms.moment), units: must(units) };

const assessment: Shape = {
  scheme: must(forms.text),
  tier: must(forms.oneOf('NONE', 'SELF_DECLARED', 'THIRD_PARTY')),
  issuedOn: must(forms.day),
  expiresOn: must(forms.day),
};

const claim: Shape = {
  capability: must(forms.text),
  attributes: must(list({ attribute: must(forms.text), values: must(list(forms.text, 1)) })),
};

const rate: Shape = {
  audience: must(forms.oneOf('EVERYONE', 'ALLIANCE', 'ORGANISATION')),
  audienceRef: may(forms.ref),
  amountMinor: must(forms.whole(0, Number.MAX_SAFE_INTEGER)),
  currency: must(forms.currency),
  per: must(forms.oneOf('HOUR', 'HALF_DAY', 'DAY', 'WEEK', 'UNIT')),
  minimum: may(forms.length),
  leadTime: may(forms.length),
};

export const lineShapes: Readonly<Record<LineType, Shape>> = {
  organisation: {
    ref: must(forms.ref),
    name: must(forms.name),
    kind: must(forms.oneOf('FACILITY', 'PRODUCER')),
  },
  alliance: {
    ref: must(forms.ref),
    name: must(forms.name),
    status: must(forms.oneOf('PROPOSED', 'ACTIVE', 'SUSPENDED', 'DISSOLVED')),
    members: must(list(forms.ref, 1)),
    stewards: must(list(forms.ref, 1)),
  },
  facility: {
    ref: must(forms.ref),
    organisation: must(forms.ref),
    name: must(forms.name),
    city: must(forms.name),
    country: must(forms.country),
    timeZone: must(forms.zone),
    latitude: may(forms.number(-90, 90)),
    longitude: may(forms.number(-180, 180)),
    assessments: must(list(assessment)),
    rating: may(forms.rating),
  },
  resource: {
    ref: must(forms.ref),
    facility: must(forms.ref),
    name: must(forms.name),
    kind: must(forms.oneOf(...resourceKinds)),
    units: must(units),
    claims: must(list(claim)),
    rates: must(list(rate)),
    windows: must(list(span)),
  },
  commitment: {
    ref: must(forms.ref),
    resource: must(forms.ref),
    ...span,
    state: must(forms.oneOf('BOOKED', 'BLOCKED')),
  },
};
