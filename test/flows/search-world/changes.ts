import type { Lines } from '../search-oracle/lines';
import type { Scene } from './beyond-the-format';
import type { Chance } from './chance';
import { changesOfCalendars } from './changes-of-calendars';
import { changesOfSight } from './changes-of-sight';

/** Somebody does something by the API; answered are the lines as they are from then on, or null where nothing could be done. */
export type Change = (lines: Lines, scene: Scene, chance: Chance) => Promise<Lines | null>;

const changes = { ...changesOfCalendars, ...changesOfSight };
export const kindsOfChange = Object.keys(changes);

/** The world after this kind of change. */
export async function changed(kind: string, lines: Lines, scene: Scene, chance: Chance): Promise<Lines | null> {
  return changes[kind]!(lines, scene, chance);
}
