import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { ok, refuse, type Result } from '#kernel/result';
import type { Tx } from '#service/database/database';
import { FactReaders } from '#service/facts/fact-readers';
import type { Viewer } from '#service/viewer/viewer';
import type { CalendarQuestion } from '../calendar/calendar.client';
import { mayMove } from '../domain/request-life';
import { judgeTeam } from '../domain/team-life';
import type { KeyPlace, Mover } from '../move/intent.row';
import { IntentsStore } from '../move/intents.store';
import { KeyedMove, type Opened } from '../move/keyed-move';
import type { MoveAnswer } from '../move/keys.store';
import { MovesStore } from '../move/moves.store';
import type { LockedRequest } from '../move/standing.row';
import { type LockedTeam, TeamsStore } from './teams.store';

export type ConfirmTeamAsk = { readonly teamId: string; readonly idempotencyKey: string };

@Injectable()
export class ConfirmTeam {
  constructor(
    private readonly readers: FactReaders,
    private readonly keyedMove: KeyedMove,
    private readonly teams: TeamsStore,
    private readonly moves: MovesStore,
    private readonly intents: IntentsStore,
  ) {}

  /**
   * All pencils of all requests become bookings by one question, or none does. TEAM_INCOMPLETE names requests that are not
   * accepted, HOLD_EXPIRED those that have lapsed, UNITS_TAKEN is said while a line waits.
   */
  async run(viewer: Viewer, { idempotencyKey: key, ...input }: ConfirmTeamAsk): Promise<Result<MoveAnswer>> {
    // Promotions and lapses that the calendar has told of count before the team is judged.
    await this.readers.catchUp('facilities');
    return this.keyedMove.run({ viewer, mutation: 'confirmTeam', key, input }, (tx, place) =>
      this.open(tx, viewer, input.teamId, place),
    );
  }

  private async open(tx: Tx, viewer: Viewer, teamId: string, key: KeyPlace): Promise<Result<Opened>> {
    const { account, organisation, onBehalfOf } = viewer;
    const team = organisation && isId('team', teamId) ? await this.teams.lock(tx, organisation, teamId) : null;
    if (!team || !organisation) return refuse('NOT_FOUND', 'There is no such team.', 'teamId');
    if (!mayMove(viewer.organisationKind, viewer.role))
      return refuse('NOT_ALLOWED', 'Your role looks on; it does not confirm teams.');
    const requestIds = await this.moves.ofTeam(tx, team.id);
    const requests: LockedRequest[] = [];
    for (const id of requestIds) requests.push(await this.locked(tx, id));
    const busyWith = await this.intents.ofRequests(tx, requestIds);
    if (busyWith) return ok({ busyWith });
    const titles = await this.teams.titlesByRequest(tx, team.id);
    const judged = judgeTeam(requests.map((one) => ({ ...one, name: titles.get(one.id) ?? one.id })));
    if (!judged.ok) return judged;
    const mover: Mover = { account, organisation, onBehalfOf, by: 'REQUESTER' };
    await this.teams.countQuestion(tx, team.id);
    const asked = questionFor(team, mover, organisation, requests);
    const wanted = { requestIds, teamId: team.id, move: 'CONFIRM', mover, asked, message: null, key } as const;
    return ok({ intent: await this.intents.open(tx, wanted) });
  }

  private async locked(tx: Tx, id: LockedRequest['id']): Promise<LockedRequest> {
    const request = await this.moves.lock(tx, id);
    if (!request) throw new Error(`${id} vanished from its team`);
    return request;
  }
}

const questionFor = (
  team: LockedTeam,
  { account, onBehalfOf }: Mover,
  requester: Id<'organisation'>,
  requests: readonly LockedRequest[],
): CalendarQuestion => ({
  question: 'confirm',
  body: {
    ...{ key: `${team.id}:${team.nextQuestion}`, requester, actor: account, onBehalfOf },
    commitments: requests.flatMap(({ commitments }) => commitments),
  },
});
