import { idOf, uuidOf, type Id, type IdType } from '#kernel/ids';

/** A uuid column that the code sees as an id. */
export const idColumn = <T extends IdType>(type: T) => ({
  type: 'uuid' as const,
  transformer: {
    to: (id: Id<T> | null | undefined) => (id ? uuidOf(id) : id),
    from: (uuid: string | null) => (uuid === null ? null : idOf(type, uuid)),
  },
});
