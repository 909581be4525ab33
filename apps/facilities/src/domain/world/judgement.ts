/**
 * A line that has its form is judged by what came before it: what it points to must be there and be of the right kind, its codes
 * must be those of the taxonomy, and what it takes must fit. Nothing is written before a line has passed all of this.
 */
import { uuidOf, type Id } from '#kernel/ids';
import { overlappingWindow } from './window-overlap';
import {
  type AllianceLine,
  type CommitmentLine,
  type FacilityLine,
  lineFault,
  type LineFault,
  type LineType,
  type ResourceLine,
  type SpanOfLine,
  type WorldLine,
  type WorldTaxonomy,
} from './world-line';

/** What later lines need of one that was taken. Names are refs of the same source. */
export type Keeps = {
  /** Of an organisation. */
  readonly kind?: 'FACILITY' | 'PRODUCER';
  /** Of an alliance. */
  readonly members?: readonly string[];
  /** Of a facility and of a resource: whose they are, by ref and by uuid. */
  readonly organisation?: string;
  readonly house?: string;
  /** In a dry run, which writes nothing else: of a resource, what it offers; of a commitment, what it takes of which resource. */
  readonly windows?: readonly SpanOfLine[];
  readonly taken?: SpanOfLine & { readonly resource: string };
};

/** A line that was taken, in this file or before. `thing`: the uuid of what was made of it. */
export type TakenLine = { readonly thing: string; readonly keeps: Keeps };

/** What is known where a line stands. */
export type LineScene = {
  readonly taxonomy: WorldTaxonomy;
  /** A line of the same source above this one, or of an earlier import. */
  readonly find: (type: LineType, ref: string) => TakenLine | null;
  /** The fewest units left at any moment of the commitment: of its window, less all that is taken there. */
  readonly freeUnits: (line: CommitmentLine, resource: TakenLine) => number;
  /** The organisation with whose rights lines come in; null for an admin. */
  readonly actsFor: Id<'organisation'> | null;
};

/** Why a line that was not there before is refused: the first of these is told, the others are never worked out. */
export function* sceneFaults(line: WorldLine, scene: LineScene): Generator<LineFault> {
  if (line.type === 'alliance') yield* ofAlliance(line, scene);
  if (line.type === 'facility') yield* ofFacility(line, scene);
  if (line.type === 'resource') yield* ofResource(line, scene);
  if (line.type === 'commitment') yield* ofCommitment(line, scene);
  if (scene.actsFor !== null && !belongsTo(scene.actsFor, line, scene))
    yield lineFault('NOT_ALLOWED', '', 'only an admin may bring this in');
}

/** What is kept of a line that is taken. */
export function keepsOf(line: WorldLine, { find }: Pick<LineScene, 'find'>): Keeps {
  switch (line.type) {
    case 'organisation':
      return { kind: line.kind };
    case 'alliance':
      return { members: line.members };
    case 'facility':
      return { organisation: line.organisation, house: find('organisation', line.organisation)?.thing ?? '' };
    case 'resource':
      return belonging(find('facility', line.facility));
    case 'commitment':
      return belonging(find('resource', line.resource));
  }
}

const belonging = (to: TakenLine | null): Keeps => ({
  organisation: to?.keeps.organisation ?? '',
  house: to?.keeps.house ?? '',
});

/** An owner brings in what belongs to its house, without assessments: those count as verified. */
function belongsTo(house: Id<'organisation'>, line: WorldLine, scene: LineScene): boolean {
  if (line.type === 'organisation' || line.type === 'alliance') return false;
  if (line.type === 'facility' && line.assessments.length > 0) return false;
  return keepsOf(line, scene).house === uuidOf(house);
}

function unknown(scene: LineScene, type: LineType, ref: string, path: string): readonly LineFault[] {
  return scene.find(type, ref) === null ? [lineFault('UNKNOWN_REF', path, `no ${type} ${ref} before this line`)] : [];
}

/** The first item that stands in a list twice. */
function* twice(items: readonly string[], path: string): Generator<LineFault> {
  const seen = new Set<string>();
  for (const [at, item] of items.entries()) {
    if (seen.has(item)) yield lineFault('DUPLICATE_ITEM', `${path}.${at}`, `${item.trim().slice(0, 80)} twice`);
    seen.add(item);
  }
}

function* ofAlliance({ members, stewards }: AllianceLine, scene: LineScene): Generator<LineFault> {
  for (const [at, ref] of members.entries()) yield* unknown(scene, 'organisation', ref, `members.${at}`);
  for (const [at, ref] of stewards.entries()) yield* unknown(scene, 'organisation', ref, `stewards.${at}`);
  for (const [at, ref] of members.entries())
    if (scene.find('organisation', ref)?.keeps.kind !== 'FACILITY')
      yield lineFault('WRONG_KIND', `members.${at}`, `${ref} is a producer`);
  const belong = new Set(members);
  for (const [at, ref] of stewards.entries())
    if (!belong.has(ref)) yield lineFault('WRONG_KIND', `stewards.${at}`, `${ref} is no member`);
  yield* twice(members, 'members');
  yield* twice(stewards, 'stewards');
}

function* ofFacility({ organisation, assessments }: FacilityLine, scene: LineScene): Generator<LineFault> {
  yield* unknown(scene, 'organisation', organisation, 'organisation');
  if (scene.find('organisation', organisation)?.keeps.kind !== 'FACILITY')
    yield lineFault('WRONG_KIND', 'organisation', `${organisation} is a producer`);
  for (const [at, { scheme }] of assessments.entries())
    if (!scene.taxonomy.schemes.has(scheme))
      yield lineFault('UNKNOWN_CODE', `assessments.${at}.scheme`, `no scheme ${JSON.stringify(scheme.slice(0, 80))}`);
  yield* twice(
    assessments.map(({ scheme }) => scheme),
    'assessments',
  );
}

function* ofResource(line: ResourceLine, scene: LineScene): Generator<LineFault> {
  yield* unknown(scene, 'facility', line.facility, 'facility');
  for (const [at, { audience, audienceRef: ref }] of line.rates.entries())
    if (ref !== undefined)
      yield* unknown(scene, audience === 'ALLIANCE' ? 'alliance' : 'organisation', ref, `rates.${at}.audienceRef`);
  yield* codesOf(line, scene.taxonomy);
  yield* itemsOf(line);
  yield* ratesOf(line, scene);
  const overlap = overlappingWindow(line.windows);
  if (overlap !== null) {
    const [later, earlier] = overlap;
    const start = line.windows[later]?.start ?? '';
    yield lineFault(
      'WINDOWS_OVERLAP',
      `windows.${later}`,
      `starts at ${start}, and shares time with window ${earlier}`,
    );
  }
  for (const [at, { units }] of line.windows.entries())
    if (units > line.units) yield lineFault('UNITS_EXCEEDED', `windows.${at}.units`, `${units} of ${line.units}`);
}

function* codesOf({ claims }: ResourceLine, taxonomy: WorldTaxonomy): Generator<LineFault> {
  for (const [at, { capability, attributes }] of claims.entries()) {
    const leaf = taxonomy.capabilities.get(capability);
    if (leaf === undefined) {
      const said = JSON.stringify(capability.slice(0, 80));
      yield lineFault('UNKNOWN_CODE', `claims.${at}.capability`, `no leaf ${said}`);
    }
    const codes = new Set(leaf?.attributes.map(({ code }) => code));
    for (const [nth, { attribute }] of attributes.entries())
      if (!codes.has(attribute)) {
        const said = JSON.stringify(attribute.slice(0, 80));
        yield lineFault('UNKNOWN_CODE', `claims.${at}.attributes.${nth}.attribute`, `${capability} has no ${said}`);
      }
  }
}

function* itemsOf({ claims, rates }: ResourceLine): Generator<LineFault> {
  yield* twice(
    claims.map(({ capability }) => capability),
    'claims',
  );
  for (const [at, { attributes }] of claims.entries()) {
    yield* twice(
      attributes.map(({ attribute }) => attribute),
      `claims.${at}.attributes`,
    );
    for (const [nth, { values }] of attributes.entries()) yield* twice(values, `claims.${at}.attributes.${nth}.values`);
  }
  yield* twice(
    rates.map(({ audience, audienceRef = '', per }) => `${audience} ${audienceRef} ${per}`),
    'rates',
  );
}

function* ratesOf({ facility, rates }: ResourceLine, scene: LineScene): Generator<LineFault> {
  const currency = rates[0]?.currency;
  for (const [at, rate] of rates.entries())
    if (rate.currency !== currency)
      yield lineFault('MIXED_CURRENCY', `rates.${at}.currency`, `${rate.currency} beside ${currency}`);
  const house = scene.find('facility', facility)?.keeps.organisation ?? '';
  for (const [at, { audience, audienceRef = '' }] of rates.entries())
    if (audience === 'ALLIANCE' && !scene.find('alliance', audienceRef)?.keeps.members?.includes(house))
      yield lineFault('NOT_A_MEMBER', `rates.${at}.audienceRef`, `${house} is no member of ${audienceRef}`);
}

function* ofCommitment(line: CommitmentLine, scene: LineScene): Generator<LineFault> {
  const resource = scene.find('resource', line.resource);
  if (resource === null) return yield* unknown(scene, 'resource', line.resource, 'resource');
  const free = scene.freeUnits(line, resource);
  if (free < line.units) yield lineFault('DOES_NOT_FIT', 'units', `${line.units} wanted, ${Math.max(0, free)} free`);
}
