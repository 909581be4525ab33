import { Injectable } from '@nestjs/common';
import { isId, newId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import { Clock } from '#service/clock';
import type { Tx } from '#service/database/database';
import type { Viewer } from '#service/viewer/viewer';
import type { CalendarQuestion } from '../calendar/calendar.client';
import { hasEnded } from '../domain/brief-life';
import { parseWord } from '../domain/offer';
import { mayMove } from '../domain/request-life';
import type { KeyPlace, Mover } from '../move/intent.row';
import { IntentsStore } from '../move/intents.store';
import { KeyedMove, type Opened } from '../move/keyed-move';
import type { MoveAnswer } from '../move/keys.store';
import { MovesStore } from '../move/moves.store';
import type { AssignmentRow } from './team.row';
import { type LockedTeam, TeamsStore } from './teams.store';

export type RequestTeamAsk = {
  readonly teamId: string;
  readonly message?: string | null | undefined;
  readonly idempotencyKey: string;
};

@Injectable()
export class RequestTeam {
  constructor(
    private readonly clock: Clock,
    private readonly keyedMove: KeyedMove,
    private readonly teams: TeamsStore,
    private readonly moves: MovesStore,
    private readonly intents: IntentsStore,
  ) {}

  /**
   * One request to each facility of the team, all placed by one question: pencils on everything at the prices proposed, or
   * nothing. TEAM_ALREADY_REQUESTED while one of the last asking has not ended; TEAM_STALE where the calendar says anything else
   * than the proposal did.
   */
  run(viewer: Viewer, ask: RequestTeamAsk): Promise<Result<MoveAnswer>> {
    const { idempotencyKey: key, ...input } = ask;
    return this.keyedMove.run({ viewer, mutation: 'requestTeam', key, input }, (tx, place) =>
      this.open(tx, viewer, input, place),
    );
  }

  private async open(
    tx: Tx,
    viewer: Viewer,
    { teamId, message: word }: Omit<RequestTeamAsk, 'idempotencyKey'>,
    key: KeyPlace,
  ): Promise<Result<Opened>> {
    const { account, organisation, onBehalfOf } = viewer;
    const team = organisation && isId('team', teamId) ? await this.teams.lock(tx, organisation, teamId) : null;
    if (!team || !organisation) return refuse('NOT_FOUND', 'There is no such team.', 'teamId');
    if (!mayMove(viewer.organisationKind, viewer.role))
      return refuse('NOT_ALLOWED', 'Your role looks on; it does not ask for teams.');
    const message = parseWord(word);
    if (!message.ok) return message;
    const busyWith = await this.intents.ofTeam(tx, team.id);
    if (busyWith) return ok({ busyWith });
    const statuses = await this.moves.statusesOfTeam(tx, team.id);
    if (statuses.some((status) => !hasEnded(status)))
      return refuse('TEAM_ALREADY_REQUESTED', 'Requests of this team are still open.', 'teamId');
    const mover: Mover = { account, organisation, onBehalfOf, by: 'REQUESTER' };
    const assignments = (await this.teams.assignments([team.id], tx)).get(team.id) ?? [];
    const requests = this.requestsFor(assignments);
    const requestIds = [...requests.values()].sort();
    await this.moves.insertDraftsOfTeam(tx, requestIds, organisation, team);
    await this.teams.countQuestion(tx, team.id);
    const asked = questionFor(team, mover, organisation, assignments, requests);
    const wanted = { requestIds, teamId: team.id, move: 'SEND', mover, asked, message: message.value, key } as const;
    return ok({ intent: await this.intents.open(tx, wanted) });
  }

  /** One for each facility. */
  private requestsFor(assignments: readonly AssignmentRow[]): ReadonlyMap<Id<'facility'>, Id<'request'>> {
    const now = this.clock.now();
    return new Map(
      [...new Set(assignments.map(({ facilityId }) => facilityId))].map((id) => [id, newId('request', now)]),
    );
  }
}

/** One line for each package, in their order. */
function questionFor(
  team: LockedTeam,
  mover: Mover,
  requester: Id<'organisation'>,
  assignments: readonly AssignmentRow[],
  requests: ReadonlyMap<Id<'facility'>, Id<'request'>>,
): CalendarQuestion {
  const lines = assignments.map(({ resourceId, facilityId, during, units, price }) => {
    const requestId = requests.get(facilityId);
    if (!requestId) throw new Error(`no request for ${facilityId}`);
    const expects = { amountMinor: price.amountMinor.toString(), currency: price.currency };
    return { requestId, resourceId, start: during.start, end: during.end, units, price: null, expects };
  });
  return {
    question: 'place',
    body: {
      ...{ key: `${team.id}:${team.nextQuestion}`, requester, actor: mover.account, onBehalfOf: mover.onBehalfOf },
      ...{ by: 'REQUESTER', waitIfTaken: false, replaces: [], lines },
    },
  };
}
