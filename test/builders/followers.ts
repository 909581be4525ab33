import { Pool } from 'pg';
import { uuidOf, type Id } from '#kernel/ids';
import type { Viewer } from '#service/viewer/viewer';
import { AddCalendarFeed } from '../../apps/facilities/src/feed/add-calendar-feed';
import { ImportCalendar } from '../../apps/facilities/src/feed/import-calendar';
import { calendarServer, eventLines, stampIn } from './calendar-server';
import { startHouses } from './house';

/** An event of three hours, so many days from now. */
export const session = (uid: string, days: number, from = '09:00', to = '12:00', title = uid): readonly string[] =>
  eventLines(uid, `DTSTART:${stampIn(days, from)}`, `DTEND:${stampIn(days, to)}`, `SUMMARY:${title}`);

type Taken = { readonly id: string; readonly note: string; readonly starts: string };

/** Houses whose rooms follow calendars of elsewhere, and a server of such calendars. */
export async function startFollowers() {
  const houses = await startHouses({ settings: { INTERLOCK_FEEDS_ALLOW_PRIVATE: '1' } });
  const looking = new Pool({
    connectionString: houses.service.databaseUrl,
    max: 2,
    options: '-c search_path=facilities,public',
  });
  const server = await calendarServer();
  const app = <T>(operation: abstract new (...parts: never[]) => T): T => houses.service.app.get<T>(operation);

  return {
    ...{ houses, looking, server, app },

    close: async (): Promise<void> => {
      await server.close();
      await looking.end();
      await houses.close();
    },

    /** A room that is offered from yesterday on for a year. */
    aRoom(house: Viewer, facility?: Id<'facility'>): Promise<Id<'resource'>> {
      const dayAt = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
      const window = `${dayAt(-1)}T00:00/${dayAt(365)}T00:00`;
      return houses.aRoom(house, { window, ...(facility && { facility }) });
    },

    bring: (house: Viewer, resourceId: Id<'resource'>, text: string, name = 'Wall calendar') =>
      app(ImportCalendar).bring(house, { resourceId, name }, Buffer.from(text)),

    addFeed: (house: Viewer, resourceId: Id<'resource'>, { name = 'Google', url = server.url } = {}) =>
      app(AddCalendarFeed).run(house, { resourceId, name, url, idempotencyKey: crypto.randomUUID() }),

    /** What blocks take of a room: by start. */
    async blocked(room: Id<'resource'>): Promise<readonly Taken[]> {
      const { rows } = await looking.query<Taken>(
        `select c.id, b.note, to_char(lower(c.during) at time zone 'UTC', 'HH24:MI') as starts
         from commitments c join blocks b on b.id = c.block_id
         where c.resource_id = $1 and c.state = 'BLOCKED' order by lower(c.during)`,
        [uuidOf(room)],
      );
      return rows;
    },

    /** All that an act leaves behind: revisions, commitments, entries of the trail, facts. */
    async traces(room: Id<'resource'>): Promise<unknown> {
      const { rows } = await looking.query(
        `select (select rev from resources where id = $1) as rev, (select count(*) from audit_entries) as entries,
           (select count(*) from outbox) as facts, (select count(*) from commitments) as commitments,
           (select json_agg(b order by b.id) from blocks b where b.resource_id = $1) as blocks`,
        [uuidOf(room)],
      );
      return rows[0];
    },
  };
}

export type Followers = Awaited<ReturnType<typeof startFollowers>>;
