import { afterKey, columnsOf, extendTo, isOneCell, rowsOf, selectOnly, within, type Selection } from './selection';

const size = { rows: 4, columns: 7 };
const press = (selection: Selection, ...keys: readonly string[]): Selection =>
  keys.reduce<Selection>((now, key) => {
    const isExtending = key.startsWith('Shift+');
    return afterKey(now, key.replace('Shift+', ''), isExtending, size) ?? now;
  }, selection);

describe('a selection of days and rows', () => {
  const start = selectOnly({ row: 1, column: 3 });

  it('follows the arrows as one cell', () => {
    const moved = press(start, 'ArrowRight', 'ArrowDown');
    expect(isOneCell(moved)).toBe(true);
    expect(moved.focus).toEqual({ row: 2, column: 4 });
  });

  it('grows with Shift in both directions from where it began, and stays inside the grid', () => {
    const grown = press(start, 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+ArrowUp');
    expect([columnsOf(grown), rowsOf(grown)]).toEqual([
      { first: 1, last: 3 },
      { first: 0, last: 1 },
    ]);
    expect(columnsOf(press(grown, 'Shift+End'))).toEqual({ first: 3, last: 6 });
  });

  it('is one cell again after an arrow without Shift', () => {
    expect(press(start, 'Shift+ArrowRight', 'ArrowRight')).toEqual(selectOnly({ row: 1, column: 5 }));
  });

  it('does not answer other keys', () => {
    expect(afterKey(start, 'a', false, size)).toBeNull();
  });

  it('is cut where the grid has become smaller', () => {
    const large = extendTo(start, { row: 3, column: 6 });
    expect(within(large, { rows: 2, columns: 5 }).focus).toEqual({ row: 1, column: 4 });
  });
});
