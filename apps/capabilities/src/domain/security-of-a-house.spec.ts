import { taxonomy } from '../taxonomy/taxonomy-file';
import { parseAssessment, tierOver, type Assessed } from './assessment';

const assessed = (tier: Assessed['tier'], issuedOn: string, expiresOn: string | null, verified = true): Assessed => ({
  tier,
  issuedOn,
  expiresOn,
  verified,
});

describe('the security tier of a house over some days', () => {
  it('includes the day of issue and the last day', () => {
    const gold = [assessed('THIRD_PARTY', '2031-03-01', '2031-03-31')];
    expect(tierOver(gold, '2031-03-01', '2031-03-31')).toBe('THIRD_PARTY');
    expect(tierOver(gold, '2031-02-28', '2031-03-31')).toBe('NONE');
    expect(tierOver(gold, '2031-03-01', '2031-04-01')).toBe('NONE');
  });

  it('is held by one assessment throughout, never by two in turn', () => {
    const turns = [
      assessed('THIRD_PARTY', '2031-03-01', '2031-03-15'),
      assessed('THIRD_PARTY', '2031-03-16', '2031-03-31'),
      assessed('SELF_DECLARED', '2031-01-01', null),
    ];
    expect(tierOver(turns, '2031-03-10', '2031-03-20')).toBe('SELF_DECLARED');
    expect(tierOver(turns, '2031-03-16', '2031-03-20')).toBe('THIRD_PARTY');
  });

  it('takes a self-declaration as stated, and a third party only once it is verified', () => {
    expect(tierOver([assessed('THIRD_PARTY', '2031-01-01', null, false)], '2031-03-10', '2031-03-10')).toBe('NONE');
    expect(tierOver([assessed('SELF_DECLARED', '2031-01-01', null, false)], '2031-03-10', '2031-03-10')).toBe(
      'SELF_DECLARED',
    );
  });
});

describe('an assessment as a house states it', () => {
  const faults = (scheme: string, issuedOn: string, expiresOn: string) => {
    const parsed = parseAssessment({ scheme, issuedOn, expiresOn }, taxonomy);
    return parsed.ok ? [] : parsed.refusals.map(({ code, field }) => `${code} ${field.join('.')}`);
  };

  it('has a known scheme and two days in their order', () => {
    expect(faults('TPN_GOLD', '2031-01-01', '2031-01-01')).toEqual([]);
    expect(faults('TPN_PLATINUM', '2031-01-01', '2131-01-01')).toEqual([
      'UNKNOWN_CODE scheme',
      'OUT_OF_RANGE expiresOn',
    ]);
    expect(faults('TPN_GOLD', '2031-01-02', '2031-01-01')).toEqual(['PERIOD_REVERSED expiresOn']);
    expect(faults('TPN_GOLD', '2031-02-29', '2031-03-01')).toEqual(['INVALID issuedOn']);
    expect(faults('TPN_GOLD', '1999-12-31', '2031-01-01')).toEqual(['OUT_OF_RANGE issuedOn']);
  });
});
