import type { Spot } from './spot';
import type { InstancePackage, TeamInstance } from './team-instance';

/**
 * Amounts are whole numbers below 2^53, and so must be what they add up to: the dearest team imaginable (a budget keeps it
 * below by itself) and the rating that the worst could lose. Notes a fault where they do not.
 */
export function demandAmountsThatAdd(file: Spot, { packages, regions, limits }: TeamInstance): void {
  const costs = packages.map((pack) => Math.min(dearest(pack), pack.maxPrice ?? Infinity));
  const dearestGB = regions.perGB.flat().reduce((most, amount) => Math.max(most, amount), 0);
  const handoffs = packages.flatMap(({ after }) => after.map(({ gb }) => regions.handoffFee + gb * dearestGB));
  if (limits.budget === null && total([...costs, ...handoffs]) > Number.MAX_SAFE_INTEGER)
    file.field('packages').fault('without a budget, a team of these could cost 2^53 or more');
  if (total(packages.map(({ weight }) => weight * 100)) > Number.MAX_SAFE_INTEGER)
    file.field('packages').fault('by these weights, a team could lose 2^53 or more of its rating');
}

function dearest({ ways, needs }: InstancePackage): number {
  const rates = needs.map(({ candidates }) => candidates.reduce((most, { rates }) => Math.max(most, ...rates), 0));
  const costs = ways.map(({ slots, units }) => slots * total(units.map((count, at) => count * (rates[at] ?? 0))));
  return costs.reduce((most, cost) => Math.max(most, cost), 0);
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);
