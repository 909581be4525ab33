import fc from 'fast-check';
import { idOf, idTypeOf, idTypes, isId, newId, uuidOf } from './ids';
import { instant } from './instant';

const anyType = fc.constantFrom(...idTypes);
const anyMoment = fc.integer({ min: 0, max: Date.UTC(2100, 0) }).map(instant);

describe('an id', () => {
  it('says its type and nothing else to the world', () => {
    fc.assert(
      fc.property(anyType, anyMoment, (type, now) => {
        const id = newId(type, now);
        expect(id).toMatch(/^[a-z]+_[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(idTypeOf(id)).toBe(type);
        expect(isId(type, id)).toBe(true);
        expect(idOf(type, uuidOf(id))).toBe(id);
      }),
    );
  });

  it('sorts by its birth as a string', () => {
    fc.assert(
      fc.property(anyType, anyMoment, anyMoment, (type, a, b) => {
        fc.pre(a < b);
        expect(newId(type, a) < newId(type, b)).toBe(true);
      }),
    );
  });

  it('is never given twice', () => {
    const now = instant(Date.UTC(2027, 0));
    expect(new Set(Array.from({ length: 2000 }, () => newId('resource', now))).size).toBe(2000);
  });

  it.each([
    '',
    'resource',
    'resource_',
    'room_01890a5d-ac96-774b-bcce-b302099a8057',
    'resource_01890A5D-ac96-774b-bcce-b302099a8057',
    'Resource_01890a5d-ac96-774b-bcce-b302099a8057',
    'resource_01890a5dac96774bbcceb302099a8057',
    'resource_01890a5d-ac96-774b-bcce-b302099a8057 ',
    'resource_01890a5d-ac96-774b-bcce-b302099a8057\n',
    ' resource_01890a5d-ac96-774b-bcce-b302099a8057',
  ])('is not %j', (raw) => expect(idTypeOf(raw)).toBeNull());

  it('of one type is not one of another', () => {
    expect(isId('facility', 'resource_01890a5d-ac96-774b-bcce-b302099a8057')).toBe(false);
  });
});
