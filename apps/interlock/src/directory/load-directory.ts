import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#kernel/result';
import { projectRoot } from '#service/project-root';
import { CannotStart } from '#service/start/stop-reason';
import { visitor } from '#service/viewer/viewer';
import { type DirectoryImported, ImportDirectory } from '../../../facilities/src/facilities.module';
import type { Services } from '../world/services';

/** The registry of real houses that comes with the project; the README beside it says whose it is. */
export const shippedDirectory = join(projectRoot, 'apps/facilities/directory/isdcf-facilities.json');

/** What a file of a registry holds, not looked at yet. */
export function readRegistry(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (fault) {
    if (fault instanceof SyntaxError) throw new CannotStart(`${path} is no JSON: ${fault.message}`);
    if (fault instanceof Error && 'code' in fault) throw new CannotStart(`${path} cannot be read: ${fault.message}`);
    throw fault;
  }
}

/** Hands a registry to the service that keeps the directory, with the rights of the operator. */
export function loadDirectory(services: Services, file: unknown, credit?: string): Promise<Result<DirectoryImported>> {
  const facilities = services.get('facilities');
  if (!facilities) throw new Error('facilities does not run');
  return facilities.app.get(ImportDirectory).run({ ...visitor, isAdmin: true }, file, credit);
}

/** For the first start: the copy that comes along. Nobody claims an entry of it but people. */
export async function loadShippedDirectory(services: Services): Promise<void> {
  const done = await loadDirectory(services, readRegistry(shippedDirectory));
  if (!done.ok) throw new Error(`the directory that comes along is refused: ${JSON.stringify(done.refusals)}`);
}
