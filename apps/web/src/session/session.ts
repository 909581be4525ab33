/**
 * Who is signed in. The access token lives in memory only; a refresh cookie that scripts cannot read brings it back
 * after a reload. Tabs take turns at refreshing, because a cookie used twice ends every session of its family.
 */
import type { ResultOf } from 'gql.tada';
import { useSyncExternalStore } from 'react';
import { Client, fetchExchange } from 'urql';
import type { Refusal } from '../graph/refusals';
import { RefreshSession, SignIn, SignOut, SignUp } from './operations';

type Payload = ResultOf<typeof RefreshSession>['refreshSession'];

export type Viewer = NonNullable<Payload['account']>;

export type Session = {
  /** False until the first refresh has answered. */
  readonly isKnown: boolean;
  readonly viewer: Viewer | null;
  /** Rises with every change of viewer. */
  readonly turn: number;
};

export type SessionAnswer = { readonly refusals: readonly Refusal[]; readonly trouble: string | null };

let session: Session = { isKnown: false, viewer: null, turn: 0 };
let token: string | null = null;
let renewAt = 0;
let renewal: Promise<void> | null = null;
const watchers = new Set<() => void>();

// Sessions are asked for past cache and authentication, both of which depend on them.
const client = new Client({ url: '/graphql', preferGetMethod: false, exchanges: [fetchExchange] });
const sameTabs = new BroadcastChannel('interlock-session');

export const currentToken = (): string | null => token;

export const needsRenewal = (): boolean => token !== null && Date.now() >= renewAt;

function become(viewer: Viewer | null): void {
  const isSame = session.isKnown && session.viewer?.id === viewer?.id;
  session = { isKnown: true, viewer, turn: isSame ? session.turn : session.turn + 1 };
  for (const watch of watchers) watch();
}

function take(payload: Payload): void {
  token = payload.accessToken;
  const left = payload.expiresAt ? Date.parse(payload.expiresAt) - Date.now() : 0;
  // At least a minute, so that a wrong clock on this machine does not refresh before every question.
  renewAt = Date.now() + Math.max(left, 90_000) - 30_000;
  become(token ? payload.account : null);
}

async function refresh(): Promise<void> {
  const { data, error } = await client.mutation(RefreshSession, {}).toPromise();
  if (data) take(data.refreshSession);
  // Without an answer the session may still stand: it is kept, and the next question tries again.
  else if (error && !session.isKnown) become(null);
}

/** Trades the refresh cookie for a new token; one at a time in this tab and among all tabs. */
export function renewSession(): Promise<void> {
  renewal ??= exclusively(refresh).finally(() => {
    renewal = null;
  });
  return renewal;
}

const exclusively = (act: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request('interlock-session', act) : act();

const answer = (refusals: readonly Refusal[], trouble: string | null): SessionAnswer => ({ refusals, trouble });

export async function signIn(email: string, password: string): Promise<SessionAnswer> {
  const { data, error } = await client.mutation(SignIn, { input: { email, password } }).toPromise();
  if (!data) return answer([], error?.message ?? 'No answer came.');
  if (data.signIn.accessToken) entered(data.signIn);
  return answer(data.signIn.userErrors, null);
}

export type Registration = {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly organisationName: string;
  readonly organisationKind: 'FACILITY' | 'PRODUCER';
};

export async function signUp(registration: Registration): Promise<SessionAnswer> {
  const { data, error } = await client.mutation(SignUp, { input: registration }).toPromise();
  if (!data) return answer([], error?.message ?? 'No answer came.');
  if (data.signUp.accessToken) entered(data.signUp);
  return answer(data.signUp.userErrors, null);
}

/** Whether it got through; while it has not, the session stands. */
export async function signOut(): Promise<boolean> {
  const headers = { Authorization: `Bearer ${token ?? ''}` };
  const { error } = await client.mutation(SignOut, {}, { fetchOptions: { headers } }).toPromise();
  if (error) return false;
  token = null;
  become(null);
  sameTabs.postMessage('changed');
  return true;
}

function entered(payload: Payload): void {
  take(payload);
  sameTabs.postMessage('changed');
}

sameTabs.onmessage = () => void renewSession();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export const useSession = (): Session => useSyncExternalStore(watch, () => session);

export const useViewer = (): Viewer | null => useSession().viewer;
