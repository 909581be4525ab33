import fc from 'fast-check';
import { toIso, type Instant } from '#kernel/instant';
import { valueOf } from '../../../../test/builders/house';
import { likelyKind, parseColumns, suggestColumns, type TableKind } from './table/columns';
import { csvText, readCsv } from './table/csv';
import { readRows } from './table/read-rows';
import type { WindowRow } from './table/row';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const csv = (text: string) => valueOf(readCsv(bytes(text)));

/** Rows of a table, with the columns that are likely. */
function rows(kind: TableKind, text: string) {
  const read = csv(text);
  return readRows(kind, read, valueOf(parseColumns(kind, read.headers, null)), 'Europe/Paris');
}
const faults = (kind: TableKind, text: string) =>
  rows(kind, text).flatMap(({ row, faults }) => faults.map(({ code, column, found }) => [row, column, code, found]));

describe('a table as text', () => {
  it.each([
    ['commas', 'name,kind\r\n"Suite ""A"", 1",ROOM\r\n'],
    ['semicolons', 'name;kind\n"Suite ""A"", 1";ROOM\n'],
    ['tabs and a mark at the start', '\uFEFFname\tkind\n"Suite ""A"", 1"\tROOM'],
    ['a comma in a quoted name', '"name";"kind"\n"Suite ""A"", 1";ROOM'],
  ])('is read with %s', (_, text) => {
    expect(csv(text)).toMatchObject({ headers: ['name', 'kind'], rows: [{ row: 2, cells: ['Suite "A", 1', 'ROOM'] }] });
  });

  it('numbers its rows as a spreadsheet does, empty ones included', () => {
    expect(csv('name\nA\n\n"two\nlines"\n').rows.map(({ row }) => row)).toEqual([2, 4]);
  });

  it.each([
    ['half a character', Buffer.from([0x6e, 0xc3, 0x0a])],
    ['text in Latin 1', Buffer.from('prénom\n', 'latin1')],
    ['a quote that never ends', bytes('name\n"A')],
    ['nothing', bytes('')],
  ])('is refused with %s', (_, file) => {
    expect(readCsv(file)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID' }] });
  });

  it('is written so that nothing is worked out, and read back as it was', () => {
    const cells = ['=1+1', '+A1', '-A1', '@SUM', '＝1', "'=x", '-12.5', '+3', 'Suite, "A"', "it's"];
    const text = csvText([cells.map((_, at) => `c${at}`), cells], ',');
    expect(text).toContain("'=1+1,'+A1,'-A1,'@SUM,'＝1,''=x,-12.5,+3,");
    expect(csv(text).rows[0]?.cells).toEqual(cells);
  });

  it('begins no formula in the middle of a cell, for programs that split it there', () => {
    const cells = ['a;=1+1;b', 'a,"+1', "'a;'-1", 'a\n@b', 'a; b'];
    const text = csvText([cells], ',');
    expect(text).toBe(`"a;'=1+1;b","a,""'+1","'a;''-1","a\n'@b","a; b"\r\n`);
    expect(csv(text).headers).toEqual(cells);
  });

  it('comes back as it went out, whatever is in it and splits it', () => {
    const cell = fc.string({ unit: fc.constantFrom(...`a1 ,;\t\n"'=+-@＝.`), maxLength: 12 }).map((one) => one.trim());
    const delimiter = fc.constantFrom(',', ';', '\t');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), delimiter, (cells, sign) => {
        const text = csvText([['first', 'second'], ...cells], sign);
        const filled = cells.filter((row) => row.some((one) => one !== ''));
        expect(csv(text)).toMatchObject({ delimiter: sign, rows: filled.map((own) => ({ cells: own })) });
      }),
    );
  });
});

describe('columns', () => {
  it('are suggested by what houses call them, each once', () => {
    expect(suggestColumns('WINDOWS', ['Room', 'Free_From', 'freeUntil', 'Qty', 'Notes'])).toEqual([
      { name: 'resource', header: 'Room' },
      { name: 'start', header: 'Free_From' },
      { name: 'end', header: 'freeUntil' },
      { name: 'units', header: 'Qty' },
    ]);
  });

  it('tell what kind of table it is', () => {
    expect(likelyKind(['room', 'price', 'currency', 'per'])).toBe('RATES');
    expect(likelyKind(['room', 'from', 'to', 'units'])).toBe('WINDOWS');
    expect(likelyKind(['room', 'type'])).toBe('RESOURCES');
    expect(likelyKind(['colour', 'weight'])).toBeNull();
  });

  it('are refused where one is missing, unknown, twice, or not in the file', () => {
    const asked = [
      { name: 'resource', header: 'A' },
      { name: 'resource', header: 'B' },
      { name: 'size', header: 'B' },
    ];
    const answer = parseColumns('WINDOWS', ['A'], asked);
    const places = (result: typeof answer) => result.ok || result.refusals.map(({ field }) => field.join('.'));
    expect(places(answer)).toEqual(['columns.1.name', 'columns.2.name']);
    expect(places(parseColumns('WINDOWS', ['A'], asked.slice(0, 1)))).toEqual(['columns']);
    expect(places(parseColumns('WINDOWS', ['A'], [{ name: 'resource', header: 'B' }]))).toEqual(['columns.0.header']);
  });
});

describe('rows', () => {
  it('of time are read by the clock of the facility, also on the days it is changed', () => {
    const text = `room,start,end
A,2027-03-28 02:30,2027-03-28 24:00
A,2027-10-31,2027-10-31
A,2027-11-02T09:00:00Z,2027-11-02T12:00:00+01:00
A,5.1.2028 9:00,05.01.2028 18:00:00
A,29.02.2028,29.02.2028
A,29.02.2027,29.02.2028
A,05/01/2029,06/01/2029`;
    const read = rows('WINDOWS', text).map((row) => row.read as WindowRow | null);
    expect(read.map((one) => one && [toIso(one.start as Instant), toIso(one.end as Instant), one.units])).toEqual([
      ['2027-03-28T01:00:00Z', '2027-03-28T22:00:00Z', 1],
      ['2027-10-30T22:00:00Z', '2027-10-31T23:00:00Z', 1],
      ['2027-11-02T09:00:00Z', '2027-11-02T11:00:00Z', 1],
      ['2028-01-05T08:00:00Z', '2028-01-05T17:00:00Z', 1],
      ['2028-02-28T23:00:00Z', '2028-02-29T23:00:00Z', 1],
      null,
      null,
    ]);
  });

  it('say each cell that is at fault, once, by the rules of what is entered by hand', () => {
    const windows =
      'room,start,end,units\n,2027-02-30,2027-03-01,2\nA,2027-03-02,2027-03-01,x\nA,2027-03-02,2027-03-01,2000000';
    expect(faults('WINDOWS', windows)).toEqual([
      [2, 'resource', 'INVALID', ''],
      [2, 'start', 'INVALID', '2027-02-30'],
      [3, 'units', 'INVALID', 'x'],
      [4, 'units', 'OUT_OF_RANGE', '2000000'],
      [4, 'end', 'PERIOD_REVERSED', '2027-03-01'],
    ]);
    expect(faults('RESOURCES', 'name,kind,units\nA,Cellar,1\nB,room,2000000')).toEqual([
      [2, 'kind', 'INVALID', 'Cellar'],
      [3, 'units', 'OUT_OF_RANGE', '2000000'],
    ]);
    const rates = `room,price,currency,per,notice,weekend
A,"1,500",EUR,day,,
A,12.5,JPY,hour,2 days,
B,1,XXQ,fortnight,,
B,1,EUR,week,,10%`;
    expect(faults('RATES', rates)).toEqual([
      [2, 'amount', 'INVALID', '1,500'],
      [3, 'amount', 'INVALID', '12.5'],
      [3, 'leadTime', 'INVALID', '2 days'],
      [4, 'per', 'INVALID', 'fortnight'],
      [5, 'weekendUplift', 'INVALID', '10%'],
    ]);
  });

  it('read amounts into minor units of their currency', () => {
    const text = 'room;price;currency;per\nA;1200,5;eur;half day\nB;1500;JPY;day\nC;1,5;BHD;day';
    expect(rows('RATES', text).map(({ read }) => read && 'amountMinor' in read && read.amountMinor)).toEqual([
      '120050',
      '1500',
      '1500',
    ]);
  });

  it('that say what an earlier one has said are refused', () => {
    const windows = `room,start,end
A,2027-03-02,2027-03-03
A,2027-03-04,2027-03-05
A,2027-03-01,2027-03-02
B,2027-03-01,2027-03-09`;
    expect(faults('WINDOWS', windows)).toEqual([[4, 'start', 'WINDOWS_OVERLAP', 'A']]);
    expect(faults('RESOURCES', 'name,kind\nA,room\nA,person')).toEqual([[3, 'name', 'INVALID', 'A']]);
    expect(faults('RATES', 'room,price,currency,per\nA,1,EUR,day\nA,1,EUR,hour\nA,2,EUR,day')).toEqual([
      [4, 'resource', 'INVALID', 'A EVERYONE DAY'],
    ]);
  });
});
