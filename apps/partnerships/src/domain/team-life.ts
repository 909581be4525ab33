/** When a team can be confirmed as a whole. */
import { ok, refuse, type Refusal, type Result } from '#kernel/result';
import type { RequestStatus } from './request-life';

/** One of the requests of a team, and the packages it is for, in words. */
type Part = { readonly status: RequestStatus; readonly isWaiting: boolean; readonly name: string };

type Judged = Result<null, 'WRONG_STATUS' | 'TEAM_INCOMPLETE' | 'HOLD_EXPIRED' | 'UNITS_TAKEN'>;

/** Every request must be accepted, none lapsed, no line waiting; each fault names the requests it is true of. */
export function judgeTeam(requests: readonly Part[]): Judged {
  if (requests.length === 0) return refuse('TEAM_INCOMPLETE', 'The team has not been requested.', 'teamId');
  if (requests.every(({ status }) => status === 'CONFIRMED'))
    return refuse('WRONG_STATUS', 'The team is CONFIRMED.', 'teamId');
  const lapsed = requests.filter(({ status }) => status === 'EXPIRED');
  const missing = requests.filter(({ status }) => status !== 'EXPIRED' && status !== 'ACCEPTED');
  const waiting = requests.filter(({ status, isWaiting }) => status === 'ACCEPTED' && isWaiting);
  const refusals: readonly Refusal<'TEAM_INCOMPLETE' | 'HOLD_EXPIRED' | 'UNITS_TAKEN'>[] = [
    ...told('TEAM_INCOMPLETE', 'Not accepted', missing),
    ...told('HOLD_EXPIRED', 'Run out', lapsed),
    ...told('UNITS_TAKEN', 'Waiting for units that others hold', waiting),
  ];
  return refusals.length > 0 ? { ok: false, refusals } : ok(null);
}

const told = <C extends 'TEAM_INCOMPLETE' | 'HOLD_EXPIRED' | 'UNITS_TAKEN'>(
  code: C,
  words: string,
  requests: readonly Part[],
): readonly Refusal<C>[] =>
  requests.length === 0
    ? []
    : [
        {
          code,
          message: `${words}: ${requests.map(({ name, status }) => `the request for ${name} (${status})`).join(', ')}.`,
          field: ['teamId'],
        },
      ];
