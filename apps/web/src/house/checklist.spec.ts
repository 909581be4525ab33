import { stepsOf } from './checklist';

const resource = (
  id: string,
  has: { readonly claims?: number; readonly rates?: number; readonly offeredUntil?: string } = {},
) => ({
  id,
  claims: Array.from({ length: has.claims ?? 0 }),
  rates: Array.from({ length: has.rates ?? 0 }),
  offeredUntil: has.offeredUntil ?? null,
});

const facility = { id: 'facility', assessments: [] };

describe('the first steps of a house', () => {
  it('have nowhere to lead but to a facility while there is none', () => {
    expect(stepsOf([], []).filter(({ isDone }) => isDone)).toEqual([]);
    expect(stepsOf([], []).every(({ on }) => on === null)).toBe(true);
  });

  it('tick themselves and lead to the resource that lacks least', () => {
    const steps = stepsOf(
      [facility],
      [resource('bare'), resource('near', { claims: 1, offeredUntil: '2040-01-01T00:00:00Z' })],
    );
    expect(steps.map(({ name, isDone }) => `${name} ${isDone}`)).toEqual([
      'facility true',
      'resource true',
      'claims true',
      'capacity true',
      'rates false',
      'assessment false',
    ]);
    expect(steps.find(({ name }) => name === 'rates')?.on).toBe('near');
  });
});
