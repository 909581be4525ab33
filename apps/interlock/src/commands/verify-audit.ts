import { VerifyTrail } from '../../../alliances/src/alliances.module';
import { onServices } from './on-services';

/** `audit verify`: the chain is whole, and no entry of any service is missing from it. */
export async function verifyAudit(): Promise<void> {
  const found = await onServices((services) => {
    const alliances = services.get('alliances');
    if (!alliances) throw new Error('alliances does not run');
    return alliances.app.get(VerifyTrail).run();
  });
  for (const fault of found.faults) console.log(typeof fault === 'string' ? fault : JSON.stringify(fault));
  console.log(`${found.entries} entries, ${found.faults.length} faults; the chain ends in ${found.head}`);
  if (found.faults.length > 0) process.exitCode = 1;
}
