import { visitor } from '#service/viewer/viewer';
import { CannotStart } from '#service/start/stop-reason';
import { OpenAccount } from '../../../accounts/src/accounts.module';
import { onServices } from './on-services';

/** `admin create`: a platform admin; the password comes on standard input, so that it stands in no history of commands. */
export async function createAdmin(email: string, displayName: string): Promise<void> {
  const password = (await readAll(process.stdin)).trim();
  if (password === '')
    throw new CannotStart('Write the password on standard input: echo "…" | npx interlock admin create …');
  const opened = await onServices(async (services) => {
    const account = { email, password, displayName, place: null, isAdmin: true };
    return services.get('accounts')?.app.get(OpenAccount).run(visitor, account);
  });
  if (!opened?.ok)
    throw new CannotStart(opened?.refusals.map(({ message }) => message).join('\n') ?? 'accounts does not run.');
  console.log(`${opened.value} can sign in as ${email}.`);
}

async function readAll(input: NodeJS.ReadStream): Promise<string> {
  if (input.isTTY) return '';
  let text = '';
  for await (const chunk of input) text += String(chunk);
  return text;
}
