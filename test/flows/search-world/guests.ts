import { parse } from 'graphql';
import { isId } from '#kernel/ids';
import { visitor } from '#service/viewer/viewer';
import { contextOf } from '../../world/ask';
import { type Answer, Caller } from '../../world/client';
import type { Person } from '../../world/people';
import type { Viewer } from '../search-oracle/judge';
import type { LoadedWorld } from './loaded-world';

/** Somebody who searches: who it is to the plain evaluation, and how its question is asked of the product. */
export type Guest = {
  readonly name: string;
  readonly viewer: Viewer;
  readonly call: (query: string, variables: object) => Promise<Answer>;
};

/** Nobody in particular, a member of an alliance, and a partner that is in none. */
const whom = [
  ['a visitor', null],
  ['a member', 'house-2'],
  ['a partner', 'producer-1'],
] as const;

/** Through the gateway of a server, which is the one of the world unless another is named. */
export const guestsAt = async (loaded: LoadedWorld, url = loaded.world.url): Promise<readonly Guest[]> =>
  guests(async (organisation) => {
    const person = organisation === null ? null : await loaded.memberOf(organisation);
    const caller = new Caller(url, person?.token ?? null);
    return (query, variables) => caller.call(query, variables);
  });

/** Of the service itself, in this process, as the gateway hands it on. */
export const guestsWithin = async (loaded: LoadedWorld): Promise<readonly Guest[]> => {
  const service = loaded.world.interlock.services.get('capabilities');
  if (!service) throw new Error('capabilities does not run');
  return guests(async (organisation) => {
    const person: Person | null = organisation === null ? null : await loaded.memberOf(organisation);
    const viewer = person === null ? visitor : { ...visitor, ...placeOf(person) };
    return async (query, variables) => {
      const { data, errors = [] } = await service.execute(documentOf(query), { ...variables }, contextOf(viewer));
      const seen = errors.map(({ message, extensions }) => ({ message, extensions }));
      return { data: data === null ? null : JSON.parse(JSON.stringify(data)), errors: seen };
    };
  });
};

function placeOf({ account, organisation }: Person) {
  if (!isId('account', account) || !isId('organisation', organisation)) throw new Error('a guest is somebody');
  return { account, organisation, role: 'OWNER' as const };
}

const documents = new Map<string, ReturnType<typeof parse>>();
function documentOf(query: string) {
  const document = documents.get(query) ?? parse(query);
  documents.set(query, document);
  return document;
}

const guests = (callOf: (organisation: string | null) => Promise<Guest['call']>): Promise<readonly Guest[]> =>
  Promise.all(
    whom.map(async ([name, organisation]) => ({ name, viewer: { organisation }, call: await callOf(organisation) })),
  );
