/**
 * Lines are judged one after the other, each knowing those before it: what came in earlier from the same source, what stood above
 * it in the file, what is taken of a resource by then.
 */
import { idOf, type Id } from '#kernel/ids';
import { overlaps, type Period } from '#kernel/period';
import { leastFree, type UnitsOver } from '#kernel/stretches';
import { type Calendar, withNew } from '../calendar';
import { takesUnits } from '../commitment-life';
import { familyOf, linkedWith } from '../linked';
import { commitmentOf, freshCalendar, periodOf, resourceOf } from './brought';
import { type Keeps, keepsOf, type LineScene, sceneFaults, type TakenLine } from './judgement';
import { lineFault, type LineFault, type LineType, type WorldLine, type WorldTaxonomy } from './world-line';

/** A line with its form. `thing`: the uuid it gets, should it be new; `hash`: of its content, whatever the order of its keys. */
export type OfferedLine = { readonly line: WorldLine; readonly thing: string; readonly hash: string };

/** A line that was taken before: by an earlier import of the source, or higher up in this file, or both. */
export type KnownLine = TakenLine & {
  readonly type: LineType;
  readonly ref: string;
  readonly hash: string;
  /** All services have their part of it. */
  readonly isClosed: boolean;
  /** It stood higher up in this file. */
  readonly isSighted: boolean;
};

/** What became of a line. Of one that is taken up again after a try that was cut off, this service has its part already. */
export type LineVerdict =
  | (OfferedLine & { readonly state: 'accepted'; readonly keeps: Keeps; readonly isAgain: boolean })
  | (OfferedLine & { readonly state: 'unchanged' })
  | { readonly state: 'refused'; readonly line: WorldLine; readonly fault: LineFault };

export type LinesScene = {
  readonly known: readonly KnownLine[];
  /** Of the resources that came in before and that commitments of these lines are of. */
  readonly calendars: ReadonlyMap<Id<'resource'>, Calendar>;
  readonly taxonomy: WorldTaxonomy;
  readonly actsFor: Id<'organisation'> | null;
};

export type JudgedLines = {
  /** In the order of the lines. */
  readonly verdicts: readonly LineVerdict[];
  /** Those that a commitment was added to, and all that is linked with them, as they are then. */
  readonly moved: ReadonlyMap<Id<'resource'>, Calendar>;
  /** What a name stands for; throws for one that no line which was taken can hold. */
  readonly thingOf: (type: LineType, ref: string) => string;
};

type Known = Omit<KnownLine, 'type' | 'ref'>;

const nameOf = (type: LineType, ref: string): string => `${type} ${ref}`;

/** Judges lines in their order. Nothing is remembered between calls. */
export function judgeLines(offered: readonly OfferedLine[], scene: LinesScene): JudgedLines {
  const taken = new Map<string, Known>(scene.known.map((known) => [nameOf(known.type, known.ref), known]));
  const calendars = new Map(scene.calendars);
  const touched = new Set<Id<'resource'>>();
  const find: LineScene['find'] = (type, ref) => taken.get(nameOf(type, ref)) ?? null;
  const thingOf = (type: LineType, ref: string): string => {
    const found = find(type, ref);
    if (found === null) throw new Error(`no ${type} ${ref} was taken`);
    return found.thing;
  };
  const here: LineScene = {
    ...{ taxonomy: scene.taxonomy, actsFor: scene.actsFor, find },
    freeUnits(line, { thing }) {
      const calendar = calendars.get(idOf('resource', thing));
      if (calendar === undefined) return 0;
      const isWhole = calendar.parts.every(({ resourceId, units }) => {
        const part = calendars.get(resourceId);
        return part === undefined || freeUnitsNear(part, periodOf(line)) >= units;
      });
      return isWhole ? freeUnitsNear(calendar, periodOf(line)) : 0;
    },
  };

  const verdictOn = (one: OfferedLine): LineVerdict => {
    const { line, hash } = one;
    const known = taken.get(nameOf(line.type, line.ref));
    if (known && known.hash === hash)
      return known.isClosed || known.isSighted
        ? { ...one, thing: known.thing, state: 'unchanged' }
        : { ...one, thing: known.thing, state: 'accepted', keeps: known.keeps, isAgain: true };
    const [fault] = known ? [otherContent(line.ref, known.isSighted)] : sceneFaults(line, here);
    return fault
      ? { state: 'refused', line, fault }
      : { ...one, state: 'accepted', keeps: keepsOf(line, here), isAgain: false };
  };

  const take = ({ line, thing, hash, keeps }: Extract<LineVerdict, { state: 'accepted' }>): void => {
    if (line.type === 'resource') {
      const resource = resourceOf(line, thing, keeps.house ?? '', thingOf);
      calendars.set(resource.id, freshCalendar(resource));
    }
    if (line.type === 'commitment') {
      const resource = idOf('resource', thingOf('resource', line.resource));
      const calendar = calendars.get(resource);
      if (!calendar) throw new Error(`a commitment was taken of ${line.resource}, whose calendar was not read`);
      for (const [id, commitment] of familyOf(calendar, commitmentOf(line, thing))) {
        const own = calendars.get(id);
        if (own === undefined) continue; // a dry run reads only what is named
        calendars.set(id, withNew(own, commitment));
        touched.add(id);
      }
    }
    taken.set(nameOf(line.type, line.ref), { thing, hash, keeps, isClosed: false, isSighted: true });
  };

  const verdicts = offered.map((one) => {
    const verdict = verdictOn(one);
    if (verdict.state === 'accepted' && !verdict.isAgain) take(verdict);
    if (verdict.state !== 'refused') sighted(taken, verdict);
    return verdict;
  });
  const moved = linkedWith(calendars, touched);
  return { verdicts, moved: new Map([...calendars].filter(([id]) => moved.has(id))), thingOf };
}

/** As `freeUnits`, looking only at what shares time with the period: a world may bring thousands of windows and commitments of one resource. */
function freeUnitsNear({ windows, commitments }: Calendar, during: Period): number {
  const taken: UnitsOver[] = [];
  for (const { spans, units, state } of commitments)
    for (const span of spans) if (overlaps(span, during) && takesUnits(state)) taken.push({ during: span, units });
  return leastFree(
    windows.filter((window) => overlaps(window.during, during)),
    taken,
    during,
  );
}

/** From now on another line of the same name is one too many in this file. */
function sighted(taken: Map<string, Known>, { line }: OfferedLine): void {
  const name = nameOf(line.type, line.ref);
  const known = taken.get(name);
  if (known) taken.set(name, { ...known, isSighted: true });
}

const otherContent = (ref: string, isSighted: boolean): LineFault =>
  isSighted
    ? lineFault('DUPLICATE_REF', 'ref', `${ref} stands higher up with other content`)
    : lineFault('CONFLICT', 'ref', `${ref} came in earlier with other content`);
