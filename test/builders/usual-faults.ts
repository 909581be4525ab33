import type { Particulars } from './bad-input';

// What makes no sense where: limits of lists, and places where another code is right than the usual one of the type.

/** A text that is none of a list. */
const noSuchCode = { empty: 'UNKNOWN_CODE', blank: 'UNKNOWN_CODE', 'too long': 'UNKNOWN_CODE' };
/** Where another code is right than the usual one of the type; null: no fault at all. */
export const codes: Particulars['codes'] = {
  idempotencyKey: { blank: null, 'too long': 'INVALID' },
  password: { empty: 'WEAK_PASSWORD', blank: 'WEAK_PASSWORD' },
  scheme: 'UNKNOWN_CODE',
  claims: { 'an empty list': null },
  'claims.capability': 'UNKNOWN_CODE',
  'claims.attributes': { 'an empty list': null },
  'claims.attributes.attribute': 'UNKNOWN_CODE',
  'claims.attributes.values': { 'too long': 'INVALID' },
  'claims.ai.uses': { 'an empty list': null, ...noSuchCode },
  'claims.ai.trainsOnInput': { 'too long': 'INVALID' },
  expectedVersion: 'STALE_VERSION',
  ...{ weekendUplift: { zero: null }, overtimeUplift: { zero: null } },
  ...{ cancellation: { 'an empty list': null }, 'cancellation.percent': { zero: null } },
  csv: { 'too long': 'INVALID' },
  // A day without hours is closed.
  ...{ parts: { 'an empty list': null }, week: { 'an empty list': null } },
  ...{ 'week.from': { 'too long': 'INVALID' }, 'week.to': { 'too long': 'INVALID' } },
  'packages.capability': 'UNKNOWN_CODE',
  'packages.requirements': { 'an empty list': null },
  'packages.requirements.attribute': 'UNKNOWN_CODE',
  ...Object.fromEntries(
    ['anyOf', 'allOf', 'atLeast', 'atMost'].map((test) => [`packages.requirements.${test}`, { 'too long': 'INVALID' }]),
  ),
  'packages.after': { 'an empty list': null, 'too long': 'INVALID' },
  'packages.near.withinKm': { 'beyond the poles': null },
  note: { empty: null, blank: null },
  'pattern.from': { 'too long': 'INVALID' },
  'pattern.to': { 'too long': 'INVALID' },
  'pattern.except': { 'an empty list': null },
  'columns.name': { 'too long': 'INVALID' },
  'columns.header': { 'too long': 'INVALID' },
  excludeFacilities: { 'an empty list': null },
  preferAlliances: { 'an empty list': null },
};
/** One more than each list may hold. */
export const tooMany = {
  claims: 1000,
  'claims.attributes': 51,
  'claims.attributes.values': 101,
  'claims.ai.uses': 18,
  periods: 501,
  ...{ resourceIds: 101, blockIds: 501, 'pattern.except': 367 },
  ...{ cancellation: 11, columns: 4, parts: 21, week: 13 },
  lines: 101,
  ...{
    packages: 51,
    'packages.requirements': 51,
    'packages.requirements.anyOf': 101,
    'packages.requirements.allOf': 101,
  },
  ...{ 'packages.after': 51, excludeFacilities: 501, preferAlliances: 201, objectives: 5 },
};
/** Where a mutation sees it otherwise than the others do. */
export const codesOf: Readonly<Record<string, Particulars['codes']>> = {
  signIn: Object.fromEntries(['email', 'password'].map((field) => [field, 'WRONG_CREDENTIALS'])),
  // Nothing offered: withdrawn.
  reshapeCapacity: { units: { zero: null } },
};
