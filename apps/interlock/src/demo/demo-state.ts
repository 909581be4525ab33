import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant, type Instant } from '#kernel/instant';
import { Clock } from '#service/clock';

/** How far the demo world of a data folder is. A load that was cut off goes on with the dates it was begun with. */
export type DemoState = { readonly begunAt: Instant; readonly isLoaded: boolean };

const fileIn = (dataFolder: string): string => join(dataFolder, 'demo.json');

/** Null where none was ever begun. */
export function findDemo(dataFolder: string): DemoState | null {
  if (!existsSync(fileIn(dataFolder))) return null;
  const { begunAt, isLoaded } = JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')) as Record<
    keyof DemoState,
    unknown
  >;
  return { begunAt: instant(Number(begunAt)), isLoaded: isLoaded === true };
}

/** For an empty database: goes on where the last try stopped; one that was loaded was lost with its database. */
export function beginDemo(dataFolder: string, last: DemoState | null): DemoState {
  if (last && !last.isLoaded) return last;
  const state = { begunAt: new Clock().now(), isLoaded: false };
  keep(dataFolder, state);
  return state;
}

export const finishDemo = (dataFolder: string, state: DemoState): void =>
  keep(dataFolder, { ...state, isLoaded: true });

function keep(dataFolder: string, state: DemoState): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(fileIn(dataFolder), `${JSON.stringify(state)}\n`);
}
