import fc from 'fast-check';
import { derivedId, uuidOf } from '#kernel/ids';
import { Memory } from './memory';
import { Uuids } from './uuids';

const uuid = (n: number): string => uuidOf(derivedId('resource', String(n)));

describe('rows by uuid', () => {
  it('are the same for as long as their uuid is there, in a table that is nearly full, for a reader as well', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(11)), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (list) => {
        const memory = Memory.fresh();
        const uuids = new Uuids(memory, 'things', 8);
        const reader = new Uuids(Memory.over(memory.buffers), 'things', 0);
        const rows = new Map<string, number>();
        for (const [isAdded, n] of list) {
          const id = uuid(n);
          if (!isAdded) {
            uuids.remove(id);
            rows.delete(id);
          } else if (rows.has(id) || uuids.hasRoomFor(1)) rows.set(id, rows.get(id) ?? uuids.add(id));
          for (let one = 0; one < 12; one++) expect(reader.find(uuid(one))).toBe(rows.get(uuid(one)) ?? -1);
        }
        expect(new Set(rows.values()).size).toBe(rows.size);
        expect(uuids.all().toSorted()).toEqual([...rows.keys()].sort());
        for (const [id, row] of rows) expect(reader.uuidAt(row)).toBe(id);
      }),
    );
  });
});
