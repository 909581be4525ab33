import { Client } from 'pg';
import { type Houses, startHouses } from '../../../../test/builders/house';
import { anAdmin } from '../../../../test/builders/viewers';
import { ask, contextOf } from '../../../../test/world/ask';

let houses: Houses;
let database: Client;
beforeAll(async () => {
  houses = await startHouses();
  database = new Client({ connectionString: houses.service.databaseUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await houses.close();
});

const admin = anAdmin();
const mutation = `mutation ($input: ImportExchangeRatesInput!) {
  answer: importExchangeRates(input: $input) { imported unchanged faults { row column expected found code } userErrors { code message field } } }`;
async function bringIn(csv: string, viewer = admin, idempotencyKey: string = crypto.randomUUID()) {
  return (await ask(houses.service, mutation, { input: { csv, idempotencyKey } }, contextOf(viewer))).answer;
}
async function worth(to: string, on: string): Promise<readonly string[]> {
  const query = 'query ($to: CurrencyCode!, $on: LocalDate) { exchangeRates(to: $to, on: $on) { from rate on } }';
  const { exchangeRates } = await ask(houses.service, query, { to, on });
  return exchangeRates.map((one: { from: string; rate: string; on: string }) => `${one.from} ${one.rate} ${one.on}`);
}

describe('exchange rates', () => {
  it('come in as a table, are read by day, and the same table again changes nothing', async () => {
    const table = '\uFEFFdate;base;quote;rate\r\n2031-03-03;EUR;SEK;10\r\n\r\n2031-03-05;EUR;SEK;12.5\r\n';
    expect(await bringIn(table)).toEqual({ imported: 2, unchanged: 0, faults: [], userErrors: [] });
    expect(await bringIn(table)).toEqual({ imported: 0, unchanged: 2, faults: [], userErrors: [] });
    expect(await worth('EUR', '2031-03-04')).toEqual(['SEK 0.1 2031-03-03']);
    expect(await worth('EUR', '2031-12-31')).toEqual(['SEK 0.08 2031-03-05']);
    expect(await worth('EUR', '2031-03-02')).toEqual([]);
  });

  it('replace what was said of a day and pair, and the trail keeps what that was', async () => {
    await bringIn('date,base,quote,rate\n2032-01-05,EUR,NOK,11');
    expect(await bringIn('date,base,quote,rate\n2032-01-05,EUR,NOK,8')).toMatchObject({ imported: 1 });
    expect(await worth('NOK', '2032-01-05')).toContain('EUR 8 2032-01-05');
    const { rows } = await database.query(
      `select before, after from facilities.audit_entries where act = 'importExchangeRates' order by id desc limit 1`,
    );
    expect(rows[0]).toEqual({
      before: { replaced: [{ on: '2032-01-05', base: 'EUR', quote: 'NOK', rate: '11' }] },
      after: { lines: 1, written: 1, first: '2032-01-05', last: '2032-01-05' },
    });
  });

  it('are taken whole or not at all: a fault says its row and column, and nothing was kept', async () => {
    const answer = await bringIn('date,base,quote,rate\n2033-01-05,EUR,DKK,7.5\n2033-01-06,EUR,DKK,seven');
    expect(answer).toEqual({
      ...{ imported: null, unchanged: null },
      faults: [{ row: 3, column: 'rate', expected: 'a number above 0 as 1.0842', found: 'seven', code: 'INVALID' }],
      userErrors: [
        { code: 'INVALID', message: 'Nothing was taken: some cells are to be mended.', field: ['input', 'csv'] },
      ],
    });
    const much = ['date,base,quote,rate', ...Array.from({ length: 300 }, () => ',,,')].join('\n');
    expect((await bringIn(much)).faults).toHaveLength(100);
    expect(await worth('DKK', '2033-12-31')).toEqual([]);
  });

  it('are refused to everyone but an admin, above their size, and as what is no CSV', async () => {
    const codes = async (...ask: Parameters<typeof bringIn>) =>
      (await bringIn(...ask)).userErrors.map(({ code, field }: { code: string; field: readonly string[] | null }) => `${code} ${field?.join('.')}`); // prettier-ignore
    expect(await codes('date,base,quote,rate', houses.aHouse())).toEqual(['NOT_ALLOWED undefined']);
    expect(await codes('x'.repeat(200_001))).toEqual(['TOO_LARGE input.csv']);
    expect(await codes('date,base,quote,rate\n"2031-01-01,EUR')).toEqual(['INVALID input.csv']);
  });
});
