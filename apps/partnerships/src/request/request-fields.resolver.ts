import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CancellationFee } from '#kernel/cancellation';
import type { Id } from '#kernel/ids';
import { Clock } from '#service/clock';
import { answerOrThrow } from '#service/graphql/answers';
import { connectionOf, type PageOf } from '#service/graphql/connection';
import { loaderOf, type RequestContext } from '#service/graphql/request-context';
import { feeShown, requestFee, type CancellableLine } from '../domain/cancelling';
import { mayMove, type Move, movesOpenTo } from '../domain/request-life';
import { parseThread, type ThreadAsk } from '../domain/thread';
import { type Message, MessagesStore } from '../message/messages.store';
import { sideOf } from '../move/standing.row';
import type { PartnershipRequestMessagesArgs } from '../schema.generated';
import type { EventRow, LineRow, SeenRequest } from './request.row';
import { RequestsStore } from './requests.store';

const emptyThread: PageOf<Message> = { rows: [], total: 0 };

type ThreadOfOne = ThreadAsk & { readonly requestId: Id<'request'> };

/** What a request shows to its two sides; whoever gets here has been found to be one of them. */
@Resolver('PartnershipRequest')
export class RequestFieldsResolver {
  constructor(
    private readonly requests: RequestsStore,
    private readonly threads: MessagesStore,
    private readonly clock: Clock,
  ) {}

  @ResolveField()
  facility(@Parent() request: SeenRequest): { readonly id: Id<'facility'> } {
    return { id: request.facilityId };
  }

  @ResolveField()
  requester(@Parent() request: SeenRequest): { readonly id: Id<'organisation'> } {
    return { id: request.requesterId };
  }

  @ResolveField()
  async lines(@Parent() request: SeenRequest, @Context() context: RequestContext) {
    const lines = await this.linesOf(request, context);
    return lines
      .filter((line) => line.offer === request.offer)
      .map((line) => ({
        ...offerLine(line),
        ...{ commitment: { id: line.commitmentId }, cancellation: bandsOf(line) },
        cancellationFee: shownFee(feeShown(request.status, cancellable(line), this.clock.now())),
      }));
  }

  @ResolveField()
  async cancellationFee(@Parent() request: SeenRequest, @Context() context: RequestContext) {
    const lines = (await this.linesOf(request, context)).filter((line) => line.offer === request.offer);
    return requestFee(request.status, lines.map(cancellable), this.clock.now());
  }

  @ResolveField()
  async messages(
    @Parent() request: SeenRequest,
    @Args() args: PartnershipRequestMessagesArgs,
    @Context() context: RequestContext,
  ) {
    const ask: ThreadOfOne = { ...answerOrThrow(parseThread(args)), requestId: request.id };
    const batch = (keys: readonly string[]) => this.threadsOf(keys);
    const page = await loaderOf(context, batch, this.threads).load(JSON.stringify(ask));
    return connectionOf(page ?? emptyThread, ask, (message) => [message.sentAt, message.id]);
  }

  @ResolveField()
  viewerMoves(@Parent() request: SeenRequest, @Context() { viewer }: RequestContext): readonly Move[] {
    const side = sideOf(request, viewer.organisation);
    return side && mayMove(viewer.organisationKind, viewer.role) ? movesOpenTo(side, request) : [];
  }

  @ResolveField()
  async history(@Parent() request: SeenRequest, @Context() context: RequestContext) {
    const [lines, events, writers] = await Promise.all([
      this.linesOf(request, context),
      this.eventsOf(request, context),
      this.writersOf(request, context),
    ]);
    const own = sideOf(request, context.viewer.organisation);
    // Of the other side, only those are known by name who wrote in this thread.
    const isNamed = ({ actor, side }: EventRow) => actor !== null && (side === own || writers.has(actor));
    return events.map((event) => ({
      at: event.at,
      move: event.move,
      side: event.side,
      actor: isNamed(event) ? { id: event.actor } : null,
      lines: lines.filter((line) => line.offer === event.offer).map(offerLine),
    }));
  }

  private async eventsOf(request: SeenRequest, context: RequestContext): Promise<readonly EventRow[]> {
    const batch = (ids: readonly string[]) => this.requests.events(ids);
    return (await loaderOf<readonly EventRow[]>(context, batch, RequestFieldsResolver).load(request.id)) ?? [];
  }

  private async writersOf(request: SeenRequest, context: RequestContext): Promise<ReadonlySet<string>> {
    const batch = (ids: readonly string[]) => this.threads.writers(ids);
    return (await loaderOf<ReadonlySet<string>>(context, batch, MessagesStore).load(request.id)) ?? new Set();
  }

  private async linesOf(request: SeenRequest, context: RequestContext): Promise<readonly LineRow[]> {
    const batch = (ids: readonly string[]) => this.requests.lines(ids);
    return (await loaderOf<readonly LineRow[]>(context, batch, this.requests).load(request.id)) ?? [];
  }

  private async threadsOf(keys: readonly string[]): Promise<ReadonlyMap<string, PageOf<Message>>> {
    const pages = await this.threads.pages(keys.map((key) => JSON.parse(key) as ThreadOfOne));
    return new Map(keys.flatMap((key, at) => (pages[at] ? [[key, pages[at]] as const] : [])));
  }
}

const cancellable = ({ price, during, cancellation, fee }: LineRow): CancellableLine => ({
  ...{ price, start: during.start, cancellation, fee },
});

const bandsOf = ({ cancellation }: LineRow) =>
  (cancellation?.scale ?? []).map(({ notice, percent }) => ({ notice: notice.iso, percent }));

const shownFee = (fee: CancellationFee | null) => fee && { ...fee, nextPercent: fee.next };

const offerLine = (line: LineRow) => ({
  resource: { id: line.resourceId },
  period: line.during,
  units: line.units,
  price: line.price,
});
