/** The five services, in the order in which they start. */
export const serviceNames = ['accounts', 'facilities', 'capabilities', 'partnerships', 'alliances'] as const;
export type ServiceName = (typeof serviceNames)[number];
