import { instant, toIso } from '#kernel/instant';
import { listedPlaces } from '../../words/places-file';
import { taxonomy } from '../../taxonomy/taxonomy-file';
import type { Reading } from './reading';
import { Understanding, type Part, type Understood } from './understanding';
import { WordIndex } from './word-index';

const visitor = { organisation: null };
const now = instant(Date.UTC(2030, 10, 25, 12, 30));
const index = new WordIndex(taxonomy, listedPlaces());
/** A house, seen by whom a room of it is open to. */
function putHarvale(into: WordIndex, opensTo: readonly string[] | null): void {
  const [id, city] = ['harvale', 'Burbank'];
  const house = {
    id,
    organisation: 'o',
    organisationName: 'Harvale Sound',
    name: 'Harvale Sound',
    city,
    country: 'US',
  };
  into.putHouse(id, { ...house, latitude: 34.18, longitude: -118.3 });
  into.putRoom('room', { id: 'room', facility: id, name: 'Zed', opensTo });
}
putHarvale(index, null);
const understanding = new Understanding(taxonomy);
const read = (text: string): Understood => understanding.of(text, { now, ...index.namesFor(visitor) });

/** A reading in few words, with the number of the capability a requirement belongs to. */
function said({ reading, need }: Pick<Part, 'reading' | 'need'>): string {
  switch (reading.part) {
    case 'CAPABILITY':
      return reading.capability;
    case 'DELIVERY_SPEC':
      return `spec ${reading.deliverySpec}`;
    case 'REQUIREMENT': {
      const { attribute, ...tests } = reading.requirement;
      const all = Object.entries(tests).map(([test, value]) => `${test} ${String(value)}`);
      return `${need === null ? '' : `${need}: `}${attribute} ${all.join()}`;
    }
    case 'PERIOD':
      return `${toIso(reading.period.start).slice(0, 10)}..${toIso(reading.period.end).slice(0, 10)}`;
    case 'DURATION':
      return reading.duration;
    case 'UNITS':
      return `x${reading.units}`;
    case 'NEAR':
      return `${reading.near.withinKm} km of ${reading.near.place.name}, ${reading.near.place.country}`;
    case 'COUNTRY':
      return `country ${reading.country}`;
    case 'SECURITY_FLOOR':
      return reading.securityFloor;
    case 'MAX_PRICE':
      return `<= ${reading.maxPrice.amountMinor} ${reading.maxPrice.currency}`;
    case 'KIND':
      return `kind ${reading.resourceKind}`;
    case 'TEXT':
      return `text ${reading.text}`;
  }
}

/** What is typed on 25 November 2030, what is made of it in its order, and what is left over. */
const sentences: readonly (readonly [string, readonly string[], (readonly string[])?])[] = [
  [
    'Dolby Vision grade, UHD, ten days in March, within 300 km of Lyon, TPN Gold, under 12 000 €',
    [
      '0: hdr anyOf Dolby Vision',
      'colour.grading-suite.hdr',
      '0: maxRes atLeast UHD',
      'P10D',
      '2031-03-01..2031-04-01',
      '300 km of Lyon, FR',
      'THIRD_PARTY',
      '<= 1200000 EUR',
    ],
  ],
  [
    'étalonnage HDR à moins de 300 km de Lyon, dix jours en mars, moins de 12 000 EUR',
    ['colour.grading-suite.hdr', '300 km of Lyon, FR', 'P10D', '2031-03-01..2031-04-01', '<= 1200000 EUR'],
  ],
  [
    'Farbkorrektur, 4K, zehn Tage im März, im Umkreis von 50 km um Berlin, unter 8.000 Euro',
    [
      'colour.grading-suite.sdr',
      '0: maxRes atLeast 4K',
      'P10D',
      '2031-03-01..2031-04-01',
      '50 km of Berlin, DE',
      '<= 800000 EUR',
    ],
  ],
  [
    'etalonaje en Madrid, cinco días en abril, menos de 5000 euros',
    ['colour.grading-suite.sdr', '50 km of Madrid, ES', 'P5D', '2031-04-01..2031-05-01', '<= 500000 EUR'],
  ],
  ['5.1 mix in London for 3 days, max £4k', ['mix.near-field.room', '50 km of London, GB', 'P3D', '<= 400000 GBP']],
  ['DI in LA', ['colour.grading-suite.sdr', '50 km of Los Angeles, US']],
  [
    'grade and online in one house, 2 weeks from 3 to 14 May',
    ['colour.grading-suite.sdr', 'online', 'P2W', '2031-05-03..2031-05-15'],
  ],
  [
    '3 grading suites, Resolve, 1000 nits',
    ['x3', 'colour.grading-suite', '0: colourSystem anyOf DaVinci Resolve', '0: peakNits atLeast 1000'],
  ],
  [
    'doblaje en español, Madrid, cinco días',
    ['localisation.dub-record', '0: languages anyOf es', '50 km of Madrid, ES', 'P5D'],
  ],
  [
    'sous-titrage français, allemand, IMSC 1.1',
    ['localisation.subtitle', '0: languages anyOf fr', '0: languages anyOf de', '0: ttFormats anyOf IMSC 1.1'],
  ],
  [
    'Untertitel Englisch und Spanisch, nächste Woche',
    ['localisation.subtitle', '0: languages anyOf en', '0: languages anyOf es', '2030-12-02..2030-12-09'],
  ],
  [
    'Schnittplatz mit Avid in München, 2031-03-01 to 2031-03-12',
    ['editorial.offline-suite', '0: nle anyOf Media Composer', '50 km of Munich, DE', '2031-03-01..2031-03-13'],
  ],
  [
    'render farm H100, 48 GB, air-gapped',
    ['vfx.render', '0: gpuModel anyOf H100', '0: vramGB atLeast 48', '0: hosting atLeast air-gapped'],
  ],
  ['colour grading suite Baselight', ['colour.grading-suite', '0: colourSystem anyOf Baselight']],
  ['colur grading suite in France or Germany', ['colour.grading-suite', 'country FR', 'country DE']],
  [
    'Dolby Vision trim 4000 nits for half a day tomorrow',
    ['colour.trim.dolby-vision', '0: peakNits atLeast 4000', 'PT4H', '2030-11-26..2030-11-27'],
  ],
  ['netflix branded delivery', ['spec netflix-branded-5']],
  ['DPP AS-11 UHD by next month', ['spec dpp-as11-uhd', '2030-12-01..2031-01-01']],
  ['Harvale Sound dub stage 8 m screen', ['text Harvale', 'sound', 'mix.theatrical.stage', '1: screenWidth atLeast 8']],
  ['quantum flux capacitor in Lyon', ['50 km of Lyon, FR'], ['quantum flux capacitor']],
  [
    'ADR booth, Source-Connect, French, 3.5.2031 bis 14.5.2031',
    ['sound.adr-booth', '0: remoteLink anyOf Source-Connect', '0: languages anyOf fr', '2031-05-03..2031-05-15'],
  ],
  ['vfx compositing Nuke, UK', ['vfx.compositing', '0: software anyOf Nuke', 'country GB']],
  [
    'DCP mastering SMPTE, encryption, 24 fps, under USD 1,500',
    [
      'mastering.dcp.package',
      '0: dcpFlavour anyOf SMPTE',
      '0: encryption anyOf true',
      '0: frameRates anyOf 24',
      '<= 150000 USD',
    ],
  ],
  ['room in Paris next month', ['kind ROOM', '50 km of Paris, FR', '2030-12-01..2031-01-01']],
  ['Atmos mix 7.1.4 in Burbank', ['mix.atmos.home', '0: channels atLeast 7.1.4', '50 km of Burbank, US']],
  ['sound design and foley stage near London', ['sound.design', 'sound.foley-stage', '50 km of London, GB']],
  ['ProRes', ['mastering.mezzanine']],
  ['DCP mastering ProRes', ['mastering.dcp.package', 'mastering.mezzanine']],
  [
    'film scan 35 mm 4K, wet gate, Prague',
    ['film.scan', '0: gauge anyOf 35 mm', '0: scanRes atLeast 4K', '0: wetGate anyOf true', '50 km of Prague, CZ'],
  ],
  ['Kinokopie verschlüsselt', ['mastering.dcp.package'], ['verschlüsselt']],
  [
    'color correction, ISO 27001, within 20 miles of San Francisco',
    ['colour.grading-suite.sdr', 'THIRD_PARTY', '32.2 km of San Francisco, US'],
  ],
  [
    'two editors in Montreal, 4 weeks, Q2 2031',
    ['x2', 'editorial.editor', '50 km of Montréal, CA', 'P4W', '2031-04-01..2031-07-01'],
  ],
  ['Mischung in Köln, bis zu 3000 CHF', ['mix.near-field.room', '50 km of Cologne, DE', '<= 300000 CHF']],
  ['postsynchro Paris 3 h', ['sound.adr-booth', '50 km of Paris, FR', 'PT3H']],
  [
    'bruitage à Bruxelles la semaine prochaine',
    ['sound.foley-stage', '50 km of Brussels, BE', '2030-12-02..2030-12-09'],
  ],
  ['KDM', ['mastering.dcp.kdm']],
  ['Lyon 300 km, grading', ['300 km of Lyon, FR', 'colour.grading-suite.sdr']],
  ['QC viewing, HDR10+, 59.94 fps', ['qc.eyeball', '0: hdr anyOf HDR10+'], ['59.94 fps']],
  ['SOC 2 cloud render', ['THIRD_PARTY', 'vfx.render']],
  ['loudness EBU R128 5.1', ['mix.loudness', '0: loudness anyOf EBU R 128', '0: channels atLeast 5.1']],
  [
    'dubbing, 12 voices, German, from 10 March to 20 March 2032',
    ['localisation.dub-record', '0: roleCount atLeast 12', '0: languages anyOf de', '2032-03-10..2032-03-21'],
  ],
  ['foley stage with 5 pits', ['sound.foley-stage', '0: pits atLeast 5']],
  ['5 days', ['P5D']],
  ['12 000 €', ['<= 1200000 EUR']],
  ['under 5000', [], ['under 5000']],
  ['TPN', ['security.advice']],
  ['wire removl, roto', ['vfx.clean-up', 'vfx.roto']],
  ['montage son, Lyon, 8 heures', ['sound.design', '50 km of Lyon, FR', 'PT8H']],
  ['mixing theatre, seats 20', ['mix.theatrical.stage', '0: seats atLeast 20']],
  ['March', ['2031-03-01..2031-04-01']],
];

describe('free words', () => {
  for (const [text, parts, leftOver = []] of sentences)
    it(`are understood: ${text}`, () => {
      const understood = read(text);
      expect(understood.parts.map(said)).toEqual(parts);
      expect(understood.leftOver.map((left) => left.text)).toEqual(leftOver);
    });

  it('are never lost: each is in one part or left over, where it stands in the text, unless it only joins others', () => {
    for (const [text] of sentences) {
      const { parts, leftOver } = read(text);
      const spans = [...parts, ...leftOver].toSorted((a, b) => a.start - b.start);
      let end = 0;
      const gaps: string[] = [];
      for (const span of spans) {
        expect(span.text).toBe(text.slice(span.start, span.end));
        expect(span.start).toBeGreaterThanOrEqual(end);
        gaps.push(text.slice(end, span.start));
        end = span.end;
      }
      expect(
        [...gaps, text.slice(end)].join(' ').replace(/\b(in|and|one|house|en|la|mit|und|or|for|by|with|à)\b/g, ''),
      ).toMatch(/^[\s,]*$/);
    }
  });

  it('can be corrected: other readings of the same words are offered, likeliest first', () => {
    const others = (text: string): readonly string[] =>
      read(text).parts.flatMap(({ alternatives }) =>
        alternatives.map((reading: Reading) => said({ reading, need: null })),
      );
    expect(others('DI')).toEqual(
      expect.arrayContaining(['colour.grading-theatre.projection', 'colour.grading-suite.hdr']),
    );
    expect(others('grade')).toEqual(['colour.grading-suite.hdr', 'colour.grading-suite']);
    expect(others('TPN')).toEqual(['THIRD_PARTY']);
    expect(others('London')[0]).toBe('50 km of London, CA');
  });

  it('that mean a house nobody may see are left over', () => {
    const other = new WordIndex(taxonomy, []);
    putHarvale(other, ['ofriend']);
    const texts = (viewer: string | null) =>
      understanding.of('Harvale Sound in Burbank', { now, ...other.namesFor({ organisation: viewer }) });
    expect(texts('friend').parts.map(({ reading }) => reading.part)).toEqual(['TEXT', 'CAPABILITY', 'NEAR']);
    expect(texts(null).parts.map(({ reading }) => reading.part)).toEqual(['CAPABILITY']);
    expect(texts(null).leftOver.map(({ text }) => text)).toEqual(['Harvale', 'Burbank']);
  });
});
