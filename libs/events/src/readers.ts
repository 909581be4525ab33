import type { Publisher } from './fact';

/** Who may read whose facts: the database grants exactly this, and a check proves it. */
export const factReaders: Readonly<Record<Publisher, readonly (Publisher | 'gateway')[]>> = {
  accounts: ['facilities', 'partnerships', 'alliances', 'capabilities', 'gateway'],
  facilities: ['capabilities', 'partnerships', 'alliances'],
  capabilities: ['alliances', 'capabilities'],
  partnerships: ['capabilities', 'alliances'],
  alliances: ['facilities', 'capabilities', 'partnerships', 'alliances'],
};
