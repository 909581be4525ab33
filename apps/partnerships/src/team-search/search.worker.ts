import { parentPort } from 'node:worker_threads';
import { type ProposalAsk, proposeTeams } from '../domain/team-proposal/propose-teams';

/** What comes in: one brief at a time, and how long its answer may take from then on. */
export type SearchJob = { readonly ask: ProposalAsk; readonly forMs: number };

// A thread of its own: however long a search thinks, the service goes on answering everybody else.
parentPort?.on('message', ({ ask, forMs }: SearchJob) => {
  const until = process.uptime() * 1000 + forMs;
  parentPort?.postMessage(proposeTeams(ask, { msLeft: () => until - process.uptime() * 1000 }));
});
