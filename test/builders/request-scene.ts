import { newId, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { RunningService } from '#service/start/service-app';
import type { Viewer } from '#service/viewer/viewer';
import { partnerships } from '../../apps/partnerships/src/partnerships.module';
import { ask, contextOf } from '../world/ask';
import { testService } from '../world/database';
import { FakeCalendar } from './fake-calendar';
import { aViewer } from './viewers';

type Answer = { readonly request: { readonly id: string; readonly status: string; readonly version: number } | null };
export type Answered = Answer & { readonly codes: readonly string[]; readonly userErrors: readonly UserError[] };
type UserError = { readonly code: string; readonly message: string; readonly field: readonly string[] | null };

export const requestFields = `id status version turn viewerMoves expiresAt facility { id } requester { id }
  lines { resource { id } period { start end } units price { amountMinor currency } commitment { id } }
  history { move side actor { id } lines { price { amountMinor } } }
  messages { totalCount edges { node { id body author { id } } } }`;

/** Partnerships with a calendar from outside, a house and a producer: what most tests of requests begin with. */
export class RequestScene {
  readonly resource = newId('resource', instant(Date.now()));

  private constructor(
    readonly calendar: FakeCalendar,
    readonly service: RunningService,
    readonly house: ReturnType<typeof aViewer>,
    readonly producer: ReturnType<typeof aViewer>,
  ) {}

  static async open(options: { readonly quiet?: boolean } = {}): Promise<RequestScene> {
    const house = aViewer('FACILITY');
    const calendar = await FakeCalendar.open(house.organisation);
    return new RequestScene(calendar, await RequestScene.serve(calendar, options), house, aViewer('PRODUCER'));
  }

  /** One more process of partnerships on the same database and calendar. */
  static serve(calendar: FakeCalendar, options: { readonly quiet?: boolean } = {}): Promise<RunningService> {
    return testService(partnerships, { databaseUrl: calendar.databaseUrl, askService: calendar.ask, ...options });
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.calendar.admin.end();
  }

  /** One line: a day in 2031 on the scene's resource, changed where a test says so. */
  line(changes: Readonly<Record<string, unknown>> = {}) {
    const period = { start: '2031-03-04T09:00:00Z', end: '2031-03-04T18:00:00Z' };
    return { resourceId: this.resource, period, ...changes };
  }

  async mutate(
    mutation: string,
    viewer: Viewer,
    input: Readonly<Record<string, unknown>>,
    service: RunningService = this.service,
  ): Promise<Answered> {
    const inputType =
      { sendRequest: 'SendRequestInput', counterRequest: 'CounterRequestInput' }[mutation] ?? 'AnswerRequestInput';
    const query = `mutation ($input: ${inputType}!) {
      answer: ${mutation}(input: $input) { request { id status version } userErrors { code message field } } }`;
    const filled = { idempotencyKey: crypto.randomUUID(), ...input };
    const { answer } = await ask(service, query, { input: filled }, contextOf(viewer));
    return { ...answer, codes: answer.userErrors.map((error: UserError) => error.code) };
  }

  send(input: Readonly<Record<string, unknown>> = {}, viewer: Viewer = this.producer): Promise<Answered> {
    return this.mutate('sendRequest', viewer, { lines: [this.line()], ...input });
  }

  /** A request that has been sent, and is at version 1. */
  async sent(input: Readonly<Record<string, unknown>> = {}): Promise<Id<'request'>> {
    const { request, codes } = await this.send(input);
    if (!request) throw new Error(`not sent: ${codes.join(', ')}`);
    return request.id as Id<'request'>;
  }

  async accepted(input: Readonly<Record<string, unknown>> = {}): Promise<Id<'request'>> {
    const requestId = await this.sent(input);
    await this.mutate('acceptRequest', this.house, { requestId });
    return requestId;
  }

  async read(id: string, viewer: Viewer = this.producer) {
    const query = `query ($id: ID!) { partnershipRequest(id: $id) { ${requestFields} } }`;
    return (await ask(this.service, query, { id }, contextOf(viewer))).partnershipRequest;
  }

  async list(viewer: Viewer, args: string) {
    const query = `{ partnershipRequests(${args}) { totalCount edges { cursor node { id status } } pageInfo { hasNextPage endCursor } } }`;
    return (await ask(this.service, query, {}, contextOf(viewer))).partnershipRequests;
  }
}

/** Asks again until the answer satisfies, five seconds at most. */
export async function eventually<T>(look: () => Promise<T>, satisfies: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await look();
    if (satisfies(answer) || tries === 100) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
