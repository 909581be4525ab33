import { Command } from 'commander';
import { CannotStart } from '#service/start/stop-reason';
import { rebuildIndexes, verifyIndexes } from './commands/ask-indexes';
import { checkConfig } from './commands/check-config';
import { createAdmin } from './commands/create-admin';
import { exportWorldCommand } from './commands/export-world';
import { importCalendarCommand } from './commands/import-calendar';
import { importCapacityCommand } from './commands/import-capacity';
import { importDirectoryCommand } from './commands/import-directory';
import { importWorldCommand } from './commands/import-world';
import { replayOutbox } from './commands/replay-outbox';
import { solveCommand } from './commands/solve';
import { signInAs } from './commands/sign-in-as';
import { verifyAudit } from './commands/verify-audit';

const program = new Command('interlock').description('Interlock as its operator, with the rights of an admin.');

program
  .command('config')
  .description('what is set')
  .command('check')
  .description('print the settings as they would be used, or every fault of them')
  .action(checkConfig);

const admin = program.command('admin').description('platform admins, and their work for others');
admin
  .command('create')
  .description('open an account for an admin; the password is read from standard input')
  .requiredOption('--email <address>', 'whom to sign in as')
  .option('--name <name>', 'the name others see', 'Admin')
  .action(({ email, name }: { email: string; name: string }) => createAdmin(email, name));
admin
  .command('sign-in-as')
  .description('print an access token of 15 minutes that acts as owner of an organisation; the trail keeps it')
  .argument('<organisation id>', 'as organisation_…')
  .action(signInAs);

program
  .command('import')
  .description('bring in what others keep')
  .addCommand(importCalendarCommand)
  .addCommand(importCapacityCommand)
  .addCommand(importDirectoryCommand)
  .addCommand(importWorldCommand);

program.command('export').description('write what is kept here').addCommand(exportWorldCommand);

program.addCommand(solveCommand);

program
  .command('outbox')
  .description('facts between services')
  .command('replay')
  .description('let every service read all facts again from the first')
  .action(replayOutbox);

const index = program.command('index').description('the search index that servers keep in memory');
index
  .command('verify')
  .description('let every running server compare its index with the database')
  .action(verifyIndexes);
index
  .command('rebuild')
  .description('let every running server build its index anew; searches go on')
  .action(rebuildIndexes);

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
