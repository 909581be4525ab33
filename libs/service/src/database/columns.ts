import type { ColumnOptions } from 'typeorm';
import { idOf, uuidOf, type Id, type IdType } from '#kernel/ids';
import { fromDate, type Instant } from '#kernel/instant';

/** A uuid column that the code sees as an id. */
export const idColumn = <T extends IdType>(type: T): ColumnOptions => ({
  type: 'uuid',
  transformer: {
    to: (id: Id<T> | null | undefined) => (id ? uuidOf(id) : id),
    from: (uuid: string | null) => (uuid === null ? null : idOf(type, uuid)),
  },
});

/** A timestamptz column that the code sees as an instant. */
export const instantColumn: ColumnOptions = {
  type: 'timestamptz',
  transformer: {
    to: (at: Instant | null | undefined) => (typeof at === 'number' ? new Date(at) : at),
    from: (at: Date | null) => (at === null ? null : fromDate(at)),
  },
};
