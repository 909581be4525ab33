import { AskIndexes, type IndexAnswer } from '../../../capabilities/src/capabilities.module';
import { onServices } from './on-services';

/** `index verify`: every running process compares the index it keeps with the database; exits 1 where they differ. */
export async function verifyIndexes(): Promise<void> {
  await ask('VERIFY');
}

/** `index rebuild`: every running process builds its index anew and turns to it; searches go on meanwhile. */
export async function rebuildIndexes(): Promise<void> {
  await ask('REBUILD');
}

async function ask(wish: 'VERIFY' | 'REBUILD'): Promise<void> {
  const answers = await onServices((services) => {
    const capabilities = services.get('capabilities');
    if (!capabilities) throw new Error('capabilities does not run');
    return capabilities.app.get(AskIndexes).run(wish);
  });
  if (answers.length === 0) console.log('No running server keeps an index just now.');
  for (const answer of answers) console.log(lineOf(answer));
  if (!answers.every(isSound)) process.exitCode = 1;
}

function lineOf({ process, report }: IndexAnswer): string {
  if (report === null || 'fault' in report) return `${process}: ${report?.fault ?? 'no answer'}`;
  if (report.walked === null) return `${process}: built anew.`;
  const { resources, facilities, alliances, moving, leftOut, differences } = report.walked;
  const counted = `${resources} resources, ${facilities} facilities, ${alliances} alliances`;
  const lines = differences.map(({ kind, id }) => `  ${kind} ${id} is not as the database has it`);
  const found = `${differences.length} differences, ${moving} never at rest, ${leftOut} that cannot be kept`;
  return [`${process}: ${counted}, ${found}`, ...lines].join('\n');
}

const isSound = ({ report }: IndexAnswer): boolean =>
  report !== null && !('fault' in report) && (report.walked?.differences.length ?? 0) === 0;
