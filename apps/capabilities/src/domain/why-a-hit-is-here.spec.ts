import { idOf } from '#kernel/ids';
import { readDuration } from '#kernel/duration';
import { at, question, suite } from '../../../../test/builders/search-rules';
import { taxonomy } from '../taxonomy/taxonomy-file';
import type { RawFilter } from './capacity-filter';
import { ceilingsOf } from './ceilings';
import type { Claim } from './claim';
import { lacksOf, whyOf, type Evidence, type Hit } from './match-notes';

const plain: Hit = {
  resourceId: idOf('resource', '00000000-0000-7000-8000-000000000001'),
  facilityId: idOf('facility', '00000000-0000-7000-8000-000000000002'),
  zone: 'Europe/Warsaw',
  period: { start: at('2031-03-04T09:00:00Z'), end: at('2031-03-04T17:00:00Z') },
  ...{ unitsFree: 1, price: { amountMinor: 50_000n, currency: 'EUR' }, through: 'EVERYONE', leadTime: null },
  ...{ isLeadTimeMet: true, distanceKm: null, rating: null, tier: 'NONE', needs: [0], capabilities: [suite] },
};
const ai = { uses: [], trainsOnInput: 'no' } as const;
const claimed: Claim = {
  ...{ capability: suite, standing: 'VERIFIED', expiresOn: '2032-01-01', ai },
  attributes: { hdr: ['Dolby Vision', 'HDR10'], peakNits: ['1000'], seats: ['4'], maxRes: ['UHD'] },
};
const assessed = { scheme: 'TPN_GOLD', tier: 'THIRD_PARTY', issuedOn: '2030-01-01', expiresOn: '2031-05-01' } as const;

type Scene = {
  readonly hit?: Partial<Hit>;
  readonly evidence?: Partial<Evidence>;
  readonly asked?: Partial<RawFilter>;
};
const told = (of: typeof whyOf, { hit, evidence, asked }: Scene): readonly string[] =>
  of({ ...plain, ...hit }, { claims: [claimed], assessments: [], ...evidence }, question(asked), taxonomy).map(
    ({ code, message }) => `${code} ${message}`,
  );
const why = (scene: Scene = {}) => told(whyOf, scene);
const lacks = (scene: Scene = {}) => told(lacksOf, scene);

describe('why a hit is here', () => {
  it('names the claims that matched, with the values asked for and no others, and how well they are founded', () => {
    const requirements = [
      { attribute: 'hdr', anyOf: ['Dolby Vision'] },
      { attribute: 'peakNits', atLeast: '600' },
    ];
    expect(why({ asked: { requirements } })[0]).toBe(
      'CLAIM Grading suite, HDR (verified): dynamic range formats Dolby Vision, HDR10; peak luminance 1000 cd/m²',
    );
    expect(why()[0]).toBe('CLAIM Grading suite, HDR (verified)');
    expect(why({ evidence: { claims: [{ ...claimed, standing: 'SELF_DECLARED' }] } })[0]).toBe(
      'CLAIM Grading suite, HDR',
    );
  });

  it('names of several needs only what a claim was found by', () => {
    const asked = {
      requirements: [{ attribute: 'maxRes', atLeast: 'UHD' }],
      also: [{ capability: 'colour', requirements: [{ attribute: 'peakNits', atLeast: '4000' }] }],
    };
    expect(why({ asked })[0]).toBe('CLAIM Grading suite, HDR (verified): largest resolution UHD');
  });

  it('says for whom the price is, and how far below the highest it stays', () => {
    const price = (scene: Scene) => why(scene).filter((text) => text.startsWith('PRICE'));
    const maxPrice = { amountMinor: 60_000n, currency: 'EUR' };
    expect(price({})).toEqual([]);
    expect(price({ hit: { through: 'ALLIANCE' } })).toEqual(['PRICE EUR 500.00: the price for allies']);
    expect(price({ hit: { through: 'ORGANISATION' }, asked: { maxPrice } })).toEqual([
      'PRICE EUR 500.00: the price for your organisation alone, EUR 100.00 below your highest price',
    ]);
    expect(price({ asked: { maxPrice: { amountMinor: 50_000n, currency: 'EUR' } } })).toEqual([]);
  });

  it('names the rate and its day where the highest price is of another currency', () => {
    const maxPrice = { amountMinor: 60_000n, currency: 'EUR' };
    const rates = [{ from: 'USD', to: 'EUR', rate: '0.8', on: '2031-03-01' }];
    const asked = { ...question({ maxPrice }), ceilings: ceilingsOf(maxPrice, rates) };
    const hit = { ...plain, price: { amountMinor: 70_000n, currency: 'USD' } };
    expect(whyOf(hit, { claims: [], assessments: [] }, asked, taxonomy)[0]).toEqual({
      code: 'PRICE',
      message: 'USD 700.00: EUR 560.00 at 0.8 of 1 Mar 2031, EUR 40.00 below your highest price',
    });
  });

  it('tells the free stretch on the clock of the house', () => {
    const period = { start: at('2031-03-04T00:00:00Z'), end: at('2031-03-09T00:00:00Z') };
    expect(why()).toContain('FREE Free throughout');
    expect(why({ hit: { unitsFree: 3 } })).toContain('FREE Free throughout, 3 units');
    expect(why({ asked: { period, duration: 'PT8H' } })).toContain(
      'FREE Free from 4 Mar 2031, 10:00 to 4 Mar 2031, 18:00, Europe/Warsaw',
    );
  });

  it('names the security that holds, and until when; of several the one that holds longest', () => {
    const assessments = [
      { ...assessed, verified: true, expiresOn: '2031-04-01' },
      { ...assessed, verified: true },
      { ...assessed, verified: true, expiresOn: '2031-03-03' },
      { ...assessed, verified: false, expiresOn: '2039-01-01' },
    ];
    const security = (hit: Partial<Hit>) =>
      why({ hit, evidence: { assessments } }).filter((text) => text.startsWith('SECURITY'));
    expect(security({ tier: 'THIRD_PARTY' })).toEqual(['SECURITY TPN Gold, verified, until 1 May 2031']);
    expect(security({ tier: 'NONE' })).toEqual([]);
  });

  it('tells distance and rating where there are some', () => {
    expect(why({ hit: { distanceKm: 3.14, rating: 4.5 } }).slice(-2)).toEqual([
      'DISTANCE 3.1 km away',
      'RATING Rated 4.5 of 5',
    ]);
    expect(why({ hit: { distanceKm: 240.6 } }).at(-1)).toBe('DISTANCE 241 km away');
  });
});

describe('what a hit lacks', () => {
  it('is nothing where everything is known and met', () => {
    expect(lacks({ hit: { rating: 5 } })).toEqual([]);
  });

  it('says how much notice is needed', () => {
    const notice = (iso: string) => lacks({ hit: { isLeadTimeMet: false, leadTime: readDuration(iso), rating: 5 } });
    expect(notice('P2D')).toEqual(["LEAD_TIME Needs 2 days' notice"]);
    expect(notice('P1D')).toEqual(["LEAD_TIME Needs 1 day's notice"]);
    expect(notice('P1DT4H30M')).toEqual(["LEAD_TIME Needs 1 day and 4 hours and 30 minutes' notice"]);
    expect(lacks({ hit: { leadTime: readDuration('P2D'), rating: 5 } })).toEqual([]);
  });

  it('says what nobody has checked and what nobody knows, what weighs most first', () => {
    const claims = [{ ...claimed, standing: 'SELF_DECLARED' as const, ai: null }];
    const assessments = [{ ...assessed, verified: false }];
    const asked = { also: [{ capability: 'online' }, { capability: 'mix' }] };
    expect(lacks({ evidence: { claims, assessments }, asked })).toEqual([
      'OTHER_NEEDS Meets 1 of 3 needs; other resources of the house meet the rest',
      'UNVERIFIED_SECURITY TPN Gold is stated, but not verified yet',
      'SELF_DECLARED Self-declared only: nobody but the house vouches for it',
      'NO_RATING No rating yet',
      'AI_UNKNOWN Says nothing of its use of AI',
    ]);
    const unknown = [{ ...claimed, ai: { uses: ['roto-matte'], trainsOnInput: 'unknown' as const } }];
    expect(lacks({ hit: { rating: 5 }, evidence: { claims: unknown } })).toEqual([
      'AI_UNKNOWN Does not say whether AI tools learn from what they are given',
    ]);
    expect(lacks({ hit: { rating: 5, tier: 'THIRD_PARTY' }, evidence: { assessments } })).toEqual([]);
  });
});
