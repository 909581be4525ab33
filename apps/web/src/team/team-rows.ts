import type { TimeRow } from '../brief/time-strip';
import { showMoney } from '../money/money';
import { showSpan, showZone } from '../time/show';
import type { Span } from '../time/zone';
import type { Assigned } from './merged';

type Drawn = Assigned & { readonly package: { readonly after: readonly string[]; readonly window: Span } };

/** The assignments of a team on a strip of time, by house, earliest first. */
export function teamRows(
  team: { readonly assignments: readonly Drawn[] },
  tones: ReadonlyMap<string, number>,
  zone: string,
): readonly TimeRow[] {
  return team.assignments
    .toSorted((one, other) => Date.parse(one.period.start) - Date.parse(other.period.start))
    .map(({ package: asked, resource, period, price }) => ({
      key: asked.key,
      name: asked.title,
      detail: resource.facility.name,
      window: asked.window,
      taken: period,
      after: asked.after,
      tone: tones.get(resource.facility.id) ?? 0,
      words: `${resource.facility.name}, ${resource.name}: ${showSpan(period, zone)} ${showZone(zone)} time, ${showMoney(price)}.`,
    }));
}
