import { differences } from './differences';

describe('what an act changed', () => {
  it('names only fields that differ, with nothing for what was not there', () => {
    expect(
      differences('{"verified":false,"tier":"THIRD_PARTY"}', '{"verified":true,"tier":"THIRD_PARTY","by":"a"}'),
    ).toEqual([
      { path: 'verified', before: 'false', after: 'true' },
      { path: 'by', before: null, after: 'a' },
    ]);
  });

  it('walks into lists and objects, counting from one', () => {
    expect(differences(null, '{"periods":[{"start":"x"}]}')).toEqual([
      { path: 'periods › 1 › start', before: null, after: 'x' },
    ]);
  });

  it('shows what is not JSON as it stands', () => {
    expect(differences(null, 'plain words')).toEqual([{ path: 'value', before: null, after: 'plain words' }]);
  });
});
