import type { Id } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import type { Money } from '#kernel/money';
import type { BriefStatus } from '../domain/brief-life';
import type { BriefPackage } from '../domain/brief-package';
import type { Obstacle } from '../domain/team-proposal/obstacle';

/** A brief as one of its readers sees it: whole, or what an asked facility is shown of it. */
export type SeenBrief = {
  readonly id: Id<'brief'>;
  readonly title: string;
  readonly status: BriefStatus;
  readonly currency: string;
  readonly budget: Money | null;
  readonly maxFacilities: number | null;
  readonly excludeFacilities: readonly Id<'facility'>[];
  readonly preferAlliances: readonly Id<'alliance'>[];
  /** Of the latest proposal. */
  readonly obstacles: readonly Obstacle[];
  readonly proposedAt: Instant | null;
  readonly createdAt: Instant | null;
  /** Positions of the packages shown; null: whole, with its teams. */
  readonly asked: readonly number[] | null;
};

/** What an asked facility is shown: title, status, and the packages it is asked for. */
export const asAsked = (brief: SeenBrief, packages: readonly number[]): SeenBrief => ({
  ...brief,
  ...{ budget: null, maxFacilities: null, excludeFacilities: [], preferAlliances: [], obstacles: [] },
  ...{ proposedAt: null, createdAt: null, asked: packages },
});

/** The packages of a brief that its reader sees. What they follow, and their ceilings, are no business of an asked facility. */
export function packagesShown(brief: SeenBrief, packages: readonly BriefPackage[]): readonly BriefPackage[] {
  const { asked } = brief;
  if (asked === null) return packages;
  const shown = packages.filter((_, at) => asked.includes(at));
  const keys = shown.map(({ key }) => key);
  return shown.map((one) => ({ ...one, maxPrice: null, after: one.after.filter((key) => keys.includes(key)) }));
}
