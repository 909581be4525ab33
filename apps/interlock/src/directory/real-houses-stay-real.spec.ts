import { words } from '#kernel/text';
import { readDemoWorld } from '../demo/demo-world';
import { readRegistry, shippedDirectory } from './load-directory';

const registry = readRegistry(shippedDirectory) as readonly Readonly<Record<string, unknown>>[];
const world = readDemoWorld();
const folded = (name: string): string => words(name).join(' ');
const realNames = new Set(registry.map(({ name }) => folded(String(name))));

describe('what the project ships', () => {
  it('gives no invented house the name of a real one', () => {
    const invented = world.flatMap((line) =>
      line.type === 'organisation' || line.type === 'facility' ? [line.name] : [],
    );
    expect(invented.length).toBeGreaterThan(300);
    expect(invented.filter((name) => realNames.has(folded(name)))).toEqual([]);
    expect(realNames.has(folded('  arri DIGITAL Cinema '))).toBe(true);
  });

  it('says nothing of a real house but what the registry says: no line of the demo world speaks of the directory', () => {
    expect([...new Set(world.map(({ type }) => type))].sort()).toEqual([
      ...['alliance', 'commitment', 'facility', 'organisation', 'resource'],
    ]);
    const said = new Set(registry.flatMap((entry) => Object.keys(entry)));
    expect([...said].sort()).toEqual([
      ...['city', 'code', 'country', 'latitude', 'longitude', 'name', 'obsolete', 'obsoletedBy', 'timeZone', 'url'],
    ]);
  });

  it('keeps no person and no street', () => {
    const texts = registry.flatMap((entry) => Object.values(entry).map(String));
    expect(texts.filter((text) => text.includes('@') && !/^https?:\/\//.test(text))).toEqual([]);
    expect(registry.filter((entry) => 'contact' in entry || 'address' in entry)).toEqual([]);
  });
});
