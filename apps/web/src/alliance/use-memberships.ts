import type { ResultOf } from 'gql.tada';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { OwnMemberships } from './operations';

export type OwnMembership = ResultOf<typeof OwnMemberships>['memberships'][number];

/** What the viewer's organisation has to do with alliances: invitations first, then those it is in. */
export function useMemberships(isPaused = false) {
  const [{ data, error, fetching }, ask] = useQuery({ query: OwnMemberships, pause: isPaused });
  // Asked again it would answer even while paused.
  const again = useCallback(() => {
    if (!isPaused) ask({ requestPolicy: 'network-only' });
  }, [ask, isPaused]);
  // A refused proposal keeps its founder as a member for ever; it is of no use to anybody.
  const memberships = (data?.memberships ?? []).filter(({ alliance }) => alliance.status !== 'DISSOLVED');
  return {
    isKnown: data !== undefined,
    isAsking: fetching,
    error: data ? undefined : error,
    again,
    invitations: memberships.filter(({ status }) => status === 'INVITED'),
    current: memberships.filter(({ status }) => status === 'ACTIVE' || status === 'SUSPENDED'),
    /** Alliances whose rates this house may set: it is in, and they are in force. */
    inForce: memberships
      .filter(({ status, alliance }) => status === 'ACTIVE' && alliance.status === 'ACTIVE')
      .map(({ alliance }) => alliance),
  };
}
