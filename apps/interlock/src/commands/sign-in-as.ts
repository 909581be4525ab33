import { CannotStart } from '#service/start/stop-reason';
import { SignInAs } from '../../../accounts/src/accounts.module';
import { operationOf } from '../world/services';
import { onServices } from './on-services';

/** `admin sign-in-as`: an access token for support work, alone on standard output. */
export async function signInAs(organisation: string): Promise<void> {
  const signed = await onServices((services) => operationOf(services, 'accounts', SignInAs).run(organisation));
  if (!signed.ok) throw new CannotStart(signed.refusals.map(({ message }) => message).join('\n'));
  console.log(signed.value.accessToken);
}
