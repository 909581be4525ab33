import { idOf, uuidOf, type Id, type IdType } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';

/** A uuid column that the code sees as an id. */
export const idColumn = <T extends IdType>(type: T) => ({
  type: 'uuid' as const,
  transformer: {
    to: (id: Id<T> | null | undefined) => (id ? uuidOf(id) : id),
    from: (uuid: string | null) => (uuid === null ? null : idOf(type, uuid)),
  },
});

/** A timestamptz column that the code sees as an instant. */
export const instantColumn = {
  type: 'timestamptz' as const,
  transformer: {
    to: (at: Instant | null | undefined) => (typeof at === 'number' ? new Date(at) : at),
    from: (at: Date | null) => (at === null ? null : fromDate(at)),
  },
};
