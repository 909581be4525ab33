import { draftOf } from './copy';
import { faultsOf, faultsOfRefusals, inputOf, windowOf, wordsOfFault } from './input';
import { fromTemplate } from './templates';

const zone = 'Europe/Paris';
const now = Date.parse('2027-03-01T12:00:00Z');
const filled = { ...fromTemplate('feature', '2027-03-01'), title: ' Blue Heron ', budget: '120000' };

describe('a brief while it is written', () => {
  it('begins as a feature in two chains that join, without a fault but its name', () => {
    const feature = fromTemplate('feature', '2027-03-01');
    expect(faultsOf(feature, zone, now)).toEqual([{ at: 'title', message: 'Give the brief a code name.' }]);
    expect(feature.packages.find(({ key }) => key === 'master')?.after).toEqual(['online', 'mix']);
    expect(feature.packages[0]?.from).toBe('2027-03-15');
  });

  it('says everything that is wrong, in the order of the page', () => {
    const [first, ...rest] = fromTemplate('blank', '2027-03-01').packages;
    const wrong = { ...first, from: '2027-04-02', to: '2027-04-01', units: '0', maxPrice: '1.234' };
    const draft = { ...filled, budget: 'much', maxFacilities: '0', packages: first ? [{ ...first, ...wrong }] : rest };
    const where = ['title', 'capability', 'duration', 'window', 'units', 'maxPrice'].map((at) => `packages.p1.${at}`);
    expect(faultsOf(draft, zone, now).map(({ at }) => at)).toEqual(['budget', 'maxFacilities', ...where]);
  });

  it('says where a package takes longer than its own window, to the day', () => {
    const [first] = filled.packages;
    const packages = first ? [{ ...first, duration: 'P3D', from: '2027-03-15', to: '2027-03-16' }] : [];
    const where = 'packages.conform.window';
    expect(faultsOf({ ...filled, packages }, zone, now)).toEqual([
      { at: where, message: 'Too short for how long it takes.' },
    ]);
    const longer = packages.map((one) => ({ ...one, to: '2027-03-17' }));
    expect(faultsOf({ ...filled, packages: longer }, zone, now)).toEqual([]);
  });

  it('sends dates as days of the writer’s clock, the last day included, and times as they are', () => {
    expect(windowOf({ from: '2027-03-27', to: '2027-03-28' }, zone)).toEqual({
      start: '2027-03-26T23:00:00Z',
      end: '2027-03-28T22:00:00Z',
    });
    expect(windowOf({ from: '2027-03-01T09:00', to: '2027-03-01T18:00' }, zone)?.end).toBe('2027-03-01T17:00:00Z');
  });

  it('sends only what is said', () => {
    const input = inputOf(filled, zone);
    expect(input).toMatchObject({
      title: 'Blue Heron',
      budget: { amountMinor: '12000000', currency: 'EUR' },
    });
    expect(input).not.toHaveProperty('maxFacilities');
    expect(Object.keys(input.packages[0] ?? {})).toEqual(['key', 'title', 'capability', 'units', 'duration', 'window']);
  });

  it('is the same again when it is copied, with a house left out where one is named', () => {
    const house = { id: 'facility_1', name: 'Lumen' };
    const packages = filled.packages.map((one) => ({
      ...one,
      needs: [{ attribute: 'hdr', test: 'allOf' as const, values: ['HDR10'] }],
      floor: 'THIRD_PARTY' as const,
      near: { lat: 48.86, lon: 2.35, km: 50 },
      maxPrice: '9000.5',
      together: 'sound',
    }));
    const draft = { ...filled, title: 'Blue Heron', maxFacilities: '3', preferred: ['alliance_1'], packages };
    const sent = inputOf(draft, zone);
    const asked = {
      ...{ title: sent.title, currency: sent.currency, budget: sent.budget ?? null, maxFacilities: 3 },
      ...{ excludeFacilities: [], preferAlliances: [{ id: 'alliance_1' }] },
      packages: sent.packages.map((one) => ({
        ...{ ...one, capability: { code: one.capability }, after: one.after ?? [], near: one.near ?? null },
        requirements: (one.requirements ?? []).map((requirement) => ({
          ...{ anyOf: null, allOf: null, atLeast: null, atMost: null, ...requirement },
        })),
        ...{ securityFloor: one.securityFloor ?? null, maxPrice: one.maxPrice ?? null, together: one.together ?? null },
      })),
    };
    const copied = draftOf(asked, zone, house);
    expect(copied.leftOut).toEqual([house]);
    expect(inputOf({ ...copied, leftOut: [] }, zone)).toEqual(sent);
  });

  it('shows what was refused at the package it was about, wherever that stands by now', () => {
    const [fault] = faultsOfRefusals(
      [{ message: 'Too long.', field: ['input', 'packages', '1', 'window', 'end'] }],
      filled.packages.map(({ key }) => key),
    );
    expect(fault?.at).toBe('packages.grade.window');
    expect(fault && wordsOfFault(fault, filled.packages.toReversed())).toBe('Grade: Too long.');
  });
});
