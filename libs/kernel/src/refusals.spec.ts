import { all, ok, refuse, within, type Result } from './result';

describe('a refusal', () => {
  const bad: Result<number> = refuse('INVALID', 'No.', 'amount');

  it('says where in the input it belongs, place by place', () => {
    expect(within(within(bad, 'price'), 'lines', 0)).toEqual({
      ok: false,
      refusals: [{ code: 'INVALID', message: 'No.', field: ['lines', '0', 'price', 'amount'] }],
    });
    expect(within(ok(1), 'lines')).toEqual(ok(1));
  });

  it('does not hide the next one', () => {
    const both = all([bad, ok(1), refuse('TOO_LONG', 'Too long.')]);
    expect(both.ok ? [] : both.refusals.map((r) => r.code)).toEqual(['INVALID', 'TOO_LONG']);
    expect(all([ok(1), ok(2)])).toEqual(ok([1, 2]));
    expect(all([])).toEqual(ok([]));
  });
});
