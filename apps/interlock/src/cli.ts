import { Command } from 'commander';
import { CannotStart } from '#service/start/stop-reason';
import { checkConfig } from './commands/check-config';
import { createAdmin } from './commands/create-admin';
import { replayOutbox } from './commands/replay-outbox';
import { verifyAudit } from './commands/verify-audit';

const program = new Command('interlock').description('Interlock as its operator, with the rights of an admin.');

program
  .command('config')
  .description('what is set')
  .command('check')
  .description('print the settings as they would be used, or every fault of them')
  .action(checkConfig);

program
  .command('admin')
  .description('platform admins')
  .command('create')
  .description('open an account for an admin; the password is read from standard input')
  .requiredOption('--email <address>', 'whom to sign in as')
  .option('--name <name>', 'the name others see', 'Admin')
  .action(({ email, name }: { email: string; name: string }) => createAdmin(email, name));

program
  .command('outbox')
  .description('facts between services')
  .command('replay')
  .description('let every service read all facts again from the first')
  .action(replayOutbox);

program
  .command('audit')
  .description('the trail')
  .command('verify')
  .description('prove that the chain is whole and that no entry is missing')
  .action(verifyAudit);

program.parseAsync().catch((fault: unknown) => {
  if (!(fault instanceof CannotStart)) throw fault;
  console.error(fault.message);
  process.exitCode = 1;
});
