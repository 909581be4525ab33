import { newId } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Result } from '#kernel/result';
import { mayBelong, parseAlliance } from './alliance';

const house = newId('organisation', instant(0));
const friend = newId('organisation', instant(1));
const faults = (result: Result<unknown>) =>
  result.ok ? [] : result.refusals.map((refusal) => `${refusal.code} ${refusal.field.join('.')}`);

describe('an alliance', () => {
  it('is founded for its first steward', () => {
    const members = [
      { organisationId: house, role: 'MEMBER' } as const,
      { organisationId: friend, role: 'STEWARD' } as const,
    ];
    expect(parseAlliance({ name: ' North ', status: 'ACTIVE', members })).toEqual({
      ok: true,
      value: { name: 'North', charter: '', status: 'ACTIVE', members, founder: friend },
    });
  });

  it('has a steward, and nobody twice', () => {
    const asMember = { organisationId: house, role: 'MEMBER' } as const;
    expect(faults(parseAlliance({ name: 'North', status: 'ACTIVE', members: [asMember] }))).toEqual([
      'INVALID members',
    ]);
    expect(faults(parseAlliance({ name: 'North', status: 'ACTIVE', members: [] }))).toEqual(['INVALID members']);
    expect(faults(parseAlliance({ name: '', charter: '\0', status: 'ACTIVE', members: [asMember, asMember] }))).toEqual(
      ['INVALID name', 'INVALID charter', 'ALREADY_MEMBER members.1.organisationId'],
    );
    const nobody = { organisationId: 'organisation_1', role: 'STEWARD' } as const;
    expect(faults(parseAlliance({ name: 'North', status: 'ACTIVE', members: [nobody] }))).toEqual([
      'NOT_FOUND members.0.organisationId',
    ]);
  });

  it('is for post houses', () => {
    expect(faults(mayBelong('FACILITY'))).toEqual([]);
    expect(faults(mayBelong('PRODUCER'))).toEqual(['INVALID organisationId']);
    expect(faults(mayBelong(null))).toEqual(['NOT_FOUND organisationId']);
  });
});
