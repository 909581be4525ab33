import { randomBytes } from 'node:crypto';
import { visitor } from '#service/viewer/viewer';
import { ImportDirectory } from '../../apps/facilities/src/facilities.module';
import { freshKey } from '../world/client';
import type { Person } from '../world/people';
import type { World } from '../world/world';

/** A registry of houses that do not exist: tests claim no entry of a real firm. */
export type InventedHouse = {
  readonly code: string;
  readonly name: string;
  readonly url?: string;
  readonly city?: string;
  readonly country?: string;
  readonly obsolete?: boolean;
  readonly obsoletedBy?: readonly string[];
};

export const creditOfTests = 'A registry of invented houses';

/** A few houses that nobody else uses: their codes and names begin with a word of their own. */
export function inventedHouses() {
  const word = `q${randomBytes(4).toString('hex')}`;
  const house = (suffix: string, name: string, more: Partial<InventedHouse> = {}): InventedHouse => ({
    ...{ code: `${word}-${suffix}`, name: `${word} ${name}` },
    ...more,
  });
  const paris = house('P', 'Élan Images', { url: 'https://elan.example', city: 'Paris', country: 'FR' });
  const tokyo = house('T', 'Kaze', { city: 'Tokyo', country: 'JP' });
  const nowhere = house('N', 'Nord');
  const merged = house('M', 'Merged', { obsolete: true, obsoletedBy: [tokyo.code, paris.code] });
  const shut = house('S', 'Shut', { obsolete: true });
  return { word, paris, tokyo, nowhere, merged, shut, file: [paris, tokyo, nowhere, merged, shut] };
}

/** The entries of a few invented houses, in a whole installation, as its operator loads them. */
export async function loadEntries(world: World) {
  const houses = inventedHouses();
  const loaded = await world.interlock.services
    .get('facilities')
    ?.app.get(ImportDirectory)
    .run({ ...visitor, isAdmin: true }, houses.file, creditOfTests);
  if (!loaded?.ok) throw new Error(JSON.stringify(loaded));
  const query = 'query ($text: String) { directory(text: $text) { edges { node { id registryCode } } } }';
  const { directory } = await world.visitor.ask(query, { text: houses.word });
  const listed: readonly { readonly node: { readonly id: string; readonly registryCode: string } }[] = directory.edges;
  const idOf = ({ code }: InventedHouse): string =>
    listed.find(({ node }) => node.registryCode === code)?.node.id ?? '';
  const ids = { parisId: idOf(houses.paris), tokyoId: idOf(houses.tokyo), mergedId: idOf(houses.merged) };
  return { ...houses, credit: creditOfTests, ...ids };
}

/** An entry that nobody has claimed, new each time. */
export const anEntry = async (world: World): Promise<string> => (await loadEntries(world)).parisId;

/** An open claim of a house: to an entry of its own and with plain words, unless said otherwise. */
export async function anEntryClaim(
  world: World,
  house: Person,
  said: { readonly entryId?: string; readonly evidence?: string } = {},
): Promise<string> {
  const claim = { entryId: said.entryId ?? (await anEntry(world)), evidence: said.evidence ?? 'Our imprint names us.' };
  const input = { ...claim, idempotencyKey: freshKey() };
  return (await house.did('claimDirectoryEntry', 'ClaimDirectoryEntryInput', input, 'claim { id }')).claim.id;
}
