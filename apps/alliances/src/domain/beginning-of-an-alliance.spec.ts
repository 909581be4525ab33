import type { Result } from '#kernel/result';
import { mayBelong, parseProposal } from './alliance';

const faults = (result: Result<unknown>) =>
  result.ok ? [] : result.refusals.map((refusal) => `${refusal.code} ${refusal.field.join('.')}`);

describe('an alliance', () => {
  it('is proposed with a name and its terms', () => {
    expect(parseProposal({ name: ' North ', charter: 'We share.' })).toEqual({
      ok: true,
      value: { name: 'North', charter: 'We share.' },
    });
    expect(faults(parseProposal({ name: '', charter: '\0' }))).toEqual(['INVALID name', 'INVALID charter']);
  });

  it('is for post houses', () => {
    expect(faults(mayBelong('FACILITY'))).toEqual([]);
    expect(faults(mayBelong('PRODUCER'))).toEqual(['INVALID organisationId']);
    expect(faults(mayBelong(null))).toEqual(['NOT_FOUND organisationId']);
  });
});
