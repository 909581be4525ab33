import type { QuotedRate } from '#kernel/exchange';
import { readExchangeTable } from './exchange-table';

const quoted = (on: string, base: string, quote: string, rate: string): QuotedRate => ({ on, base, quote, rate });

describe('a table of exchange rates', () => {
  const rows = (...lines: readonly string[]) => lines.map((line, at) => ({ line: at + 1, cells: line.split(',') }));
  const faults = (...lines: readonly string[]): readonly string[] => {
    const read = readExchangeTable(rows(...lines));
    if (!read.ok) return read.refusals.map(({ code }) => code);
    return read.value.faults.map(({ code, row, column }) => `${code} ${row}.${column}`);
  };

  it('is read by the names of its columns, in any order and beside others', () => {
    const read = readExchangeTable(rows('Rate, date,quote,base,source', '1.0842,2026-11-12,USD,EUR,ECB'));
    expect(read).toEqual({
      ok: true,
      value: { rates: [quoted('2026-11-12', 'EUR', 'USD', '1.0842')], faults: [] },
    });
  });

  it('names the row and column of every fault, what was expected and what was found', () => {
    const read = readExchangeTable(rows('date,base,quote,rate', '12.11.2026,EUR,EURO,-1', '2026-11-12,EUR,USD,1'));
    expect(read).toMatchObject({
      value: {
        rates: [],
        faults: [
          { row: 2, column: 'date', expected: 'a day as 2026-11-12', found: '12.11.2026' },
          { row: 2, column: 'quote', expected: 'an ISO 4217 code as USD', found: 'EURO' },
          { row: 2, column: 'rate', expected: 'a number above 0 as 1.0842', found: '-1' },
        ],
      },
    });
    expect(faults('date,base,quote,rate', '2026-02-30,EUR,EUR,0', '1999-12-31,EUR,USD,')).toEqual([
      ...['INVALID 2.date', 'INVALID 2.quote', 'INVALID 2.rate', 'OUT_OF_RANGE 3.date', 'INVALID 3.rate'],
    ]);
  });

  it('is refused without its names, without lines, and where one day and pair is there twice', () => {
    expect(faults('date,base,rate', '2026-11-12,EUR,1')).toEqual(['INVALID']);
    expect(faults()).toEqual(['INVALID']);
    expect(faults('date,base,quote,rate')).toEqual(['INVALID']);
    const line = '2026-11-12,EUR,USD,1.1';
    expect(faults('date,base,quote,rate', line, line)).toEqual(['INVALID 3.date']);
  });
});
