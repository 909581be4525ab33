import { serviceNames } from '#service/services';
import { FactReaders } from '#service/facts/fact-readers';
import { onServices } from './on-services';

/** `outbox replay`: every reader forgets how far it was and applies all facts again, which must leave its copies as they were. */
export async function replayOutbox(): Promise<void> {
  await onServices(async (services) => {
    for (const service of services.values())
      for (const publisher of serviceNames) {
        const read = await service.app.get(FactReaders).replay(publisher);
        if (read) console.log(`${service.name} has read ${publisher} again.`);
      }
  });
}
