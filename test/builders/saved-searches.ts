import { freshKey } from '../world/client';
import type { Person } from '../world/people';

const period = { start: '2031-03-10T08:00:00Z', end: '2031-03-11T17:00:00Z' };
export const searched = {
  ...{ filter: { capability: 'colour', period }, sort: 'PRICE' },
  page: '/search?capability=colour&from=2031-03-10&to=2031-03-11&zone=UTC',
};

/** What `saveSearch` takes, with every field. */
export const aSearchToSave = (name = 'Suites in March') => ({
  ...{ ...searched, name, frequency: 'DAILY', timeZone: 'Europe/Paris' },
});

/** A search that this person keeps. */
export async function aSavedSearch(keeper: Person, name?: string): Promise<string> {
  const input = { ...aSearchToSave(name), idempotencyKey: freshKey() };
  return (await keeper.did('saveSearch', 'SaveSearchInput', input, 'savedSearch { id }')).savedSearch.id;
}
