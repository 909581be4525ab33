import { Pool } from 'pg';
import type { Answered, PlacedLine } from '#events/calendar-question';
import { idOf, newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { AskService } from '#service/questions/questions';
import { roleOf } from '#service/database/roles';
import { freshDatabase } from '../world/database';

type Line = { readonly requestId: string; readonly resourceId: string; readonly price: PlacedLine['price'] | null };
type Body = {
  readonly key: string;
  readonly waitIfTaken: boolean;
  readonly replaces: readonly string[];
  readonly lines: readonly Line[];
  readonly commitments: readonly string[];
  readonly as: string;
};

/**
 * The calendar as partnerships knows it from outside: it answers the same to the same key, keeps commitments behind the view of
 * facilities, and tells of them by facts. It counts no units: a resource is taken when a test says so.
 */
export class FakeCalendar {
  /** Every question that came in, repeats included. */
  readonly asked: { readonly question: string; readonly body: Body }[] = [];
  /** How often each key had an effect. */
  readonly effects = new Map<string, number>();
  readonly taken = new Set<string>();
  holdMs = 60_000;
  /** What cancelling a line costs that is placed from now on. */
  cancellation: PlacedLine['cancellation'] = null;
  private readonly answers = new Map<string, Promise<Answered<unknown>>>();
  private readonly breaks: { readonly when: 'before' | 'after' | 'never answers' }[] = [];
  private pauseMs = 0;

  private constructor(
    readonly databaseUrl: string,
    readonly admin: Pool,
    readonly facilityOrganisation: Id<'organisation'>,
  ) {}

  /** On a database of its own, where its commitments stand behind the view of facilities. */
  static async open(facilityOrganisation: Id<'organisation'>): Promise<FakeCalendar> {
    const databaseUrl = await freshDatabase();
    const admin = new Pool({ connectionString: databaseUrl, max: 4 });
    await admin.query(`
      drop view facilities_facts.request_commitments;
      create table facilities.told (id uuid primary key, request_id uuid, resource_id uuid, state text, expires_at timestamptz);
      create view facilities_facts.request_commitments as select * from facilities.told;
      grant select on facilities_facts.request_commitments to ${roleOf('partnerships')};
    `);
    return new FakeCalendar(databaseUrl, admin, facilityOrganisation);
  }

  readonly facility = newId('facility', instant(Date.now()));

  /** The line breaks at the next question: before it arrives, after it had its effect, or so that no answer ever comes. */
  breakNext(when: 'before' | 'after' | 'never answers'): void {
    this.breaks.push({ when });
  }

  /** Every question takes this long to arrive. */
  takeTime(ms: number): void {
    this.pauseMs = ms;
  }

  readonly ask: AskService = async (_, question, raw) => {
    const body = raw as Body;
    this.asked.push({ question, body });
    const broken = this.breaks.shift()?.when;
    if (broken === 'before') throw new Error('the line broke before the question arrived');
    if (this.pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, this.pauseMs));
    const answer = await this.answerOnce(question, body);
    if (broken === 'after') throw new Error('the line broke before the answer arrived');
    if (broken === 'never answers') return new Promise(() => undefined);
    return answer;
  };

  /** What happened in the calendar without a question: a promotion, a lapse. */
  async tell(commitment: string, state: string, expiresAt: Date | null): Promise<void> {
    const { rows } = await this.admin.query<{ request_id: string }>(
      'update facilities.told set state = $2, expires_at = $3 where id = $1 returning request_id',
      [uuidOf(commitment as Id), state, expiresAt],
    );
    for (const row of rows) await this.publish(row.request_id);
  }

  /** State of each commitment of a request, in the order placed. */
  async states(requestId: string): Promise<readonly string[]> {
    const { rows } = await this.admin.query<{ state: string }>(
      'select state from facilities.told where request_id = $1 order by id',
      [uuidOf(requestId as Id)],
    );
    return rows.map((row) => row.state);
  }

  private answerOnce(question: string, body: Body): Promise<Answered<unknown>> {
    const key = `${question} ${body.key}`;
    const known = this.answers.get(key);
    if (known) return known;
    const answer = this.answer(question, body);
    this.answers.set(key, answer);
    this.effects.set(key, (this.effects.get(key) ?? 0) + 1);
    return answer;
  }

  private async answer(question: string, body: Body): Promise<Answered<unknown>> {
    if (question === 'place') return this.place(body);
    const states = await this.statesOf(body.commitments);
    if (question === 'confirm' && states.includes('WAITING')) return refused('UNITS_TAKEN', ['commitments', '0']);
    if (question === 'confirm' && states.includes('EXPIRED')) return refused('HOLD_EXPIRED', ['commitments', '0']);
    await this.move(body.commitments, question === 'confirm' ? 'BOOKED' : body.as);
    return { ok: true, value: [] };
  }

  private async place(body: Body): Promise<Answered<readonly PlacedLine[]>> {
    const at = body.lines.findIndex((line) => this.taken.has(line.resourceId));
    if (at >= 0 && !body.waitIfTaken) return refused('UNITS_TAKEN', ['lines', String(at)]);
    await this.move(body.replaces, 'RELEASED');
    const expiresAt = instant(Date.now() + this.holdMs);
    const placed = body.lines.map((line): PlacedLine => {
      const waits = this.taken.has(line.resourceId);
      return {
        commitmentId: idOf('commitment', uuidOf(newId('commitment', expiresAt))),
        resourceId: idOf('resource', uuidOf(line.resourceId as Id)),
        state: waits ? 'WAITING' : 'HELD',
        rank: waits ? 2 : 1,
        expiresAt: waits ? null : expiresAt,
        price: line.price ?? { amountMinor: '95000', currency: 'EUR' },
        cancellation: this.cancellation,
        facilityId: this.facility,
        facilityOrganisationId: this.facilityOrganisation,
      };
    });
    for (const [at, line] of placed.entries())
      await this.admin.query('insert into facilities.told values ($1, $2, $3, $4, $5)', [
        uuidOf(line.commitmentId),
        uuidOf(body.lines[at]?.requestId as Id),
        uuidOf(body.lines[at]?.resourceId as Id),
        line.state,
        line.expiresAt && new Date(line.expiresAt),
      ]);
    return { ok: true, value: placed };
  }

  private async move(commitments: readonly string[], state: string): Promise<void> {
    const { rows } = await this.admin.query<{ request_id: string }>(
      `update facilities.told set state = $2, expires_at = null
       where id = any($1::uuid[]) and state in ('HELD', 'WAITING', 'BOOKED') returning request_id`,
      [commitments.map((id) => uuidOf(id as Id)), state],
    );
    for (const requestId of new Set(rows.map((row) => row.request_id))) await this.publish(requestId);
  }

  private async statesOf(commitments: readonly string[]): Promise<readonly string[]> {
    const { rows } = await this.admin.query<{ state: string }>(
      'select state from facilities.told where id = any($1::uuid[])',
      [commitments.map((id) => uuidOf(id as Id))],
    );
    return rows.map((row) => row.state);
  }

  private async publish(requestId: string): Promise<void> {
    await this.admin.query(
      `insert into facilities.outbox (name, version, subject) values ('commitments.moved', 1, $1)`,
      [requestId],
    );
  }
}

const refused = (code: string, field: readonly string[]): Answered<never> => ({
  ok: false,
  refusals: [{ code, message: `refused with ${code}`, field }],
});
