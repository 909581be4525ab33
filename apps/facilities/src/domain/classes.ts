/**
 * Resources of which any one will do: a house gives them a name, and whoever asks for the name gets the one that is free.
 */
import { isId, type Id } from '#kernel/ids';
import { compareMoney } from '#kernel/money';
import { overlaps } from '#kernel/period';
import { all, ok, refuse, type Result } from '#kernel/result';
import { openSpans } from '#kernel/working-week';
import type { Calendar, Commitment } from './calendar';
import type { Line } from './line';
import type { Judged } from './line-judgement';

const mostMembers = 50;

/** 1 to 50 members, each once. Refusals name `resourceIds.n`, the n-th of them. */
export function parseMembers(ids: readonly string[]): Result<readonly Id<'resource'>[]> {
  if (ids.length === 0) return refuse('INVALID', 'A class has at least one member.', 'resourceIds');
  if (ids.length > mostMembers) return refuse('TOO_LONG', `A class has at most ${mostMembers} members.`, 'resourceIds');
  return all(
    ids.map((id, at): Result<Id<'resource'>> => {
      if (!isId('resource', id)) return unknownMember(at);
      return ids.indexOf(id) === at ? ok(id) : refuse('INVALID', 'This resource is named twice.', 'resourceIds', at);
    }),
  );
}

/** All of the house (those of others are missing in `homes`) and of this facility. */
export function decideMembers(
  facility: Id<'facility'>,
  members: readonly Id<'resource'>[],
  homes: ReadonlyMap<Id<'resource'>, Id<'facility'>>,
): Result<readonly Id<'resource'>[]> {
  return all(
    members.map((id, at): Result<Id<'resource'>> => {
      const home = homes.get(id);
      if (home === undefined) return unknownMember(at);
      return home === facility
        ? ok(id)
        : refuse('MIXED_FACILITIES', 'The members of a class are of one facility.', 'resourceIds', at);
    }),
  );
}

const unknownMember = (at: number) => refuse('NOT_FOUND', 'Your house has no such resource.', 'resourceIds', at);

/** One member that a line could take. */
export type Option = { readonly line: Line; readonly calendar: Calendar; readonly judged: Result<Judged> };

/**
 * The member that a line takes: one that is free before one that has to be waited for, then the shorter queue, then the lower
 * price, then the order in which they come. Where none will do, the one whose refusal leaves most to hope for. There is at
 * least one.
 */
export function bestOption(options: readonly Option[]): Option {
  const [best] = [...options].sort((a, b) => hopeOf(a) - hopeOf(b) || queueOf(a) - queueOf(b) || compareWorth(a, b));
  if (best === undefined) throw new RangeError('a choice between nothing');
  return best;
}

const refusalsByHope = ['UNITS_TAKEN', 'LEAD_TIME_NOT_MET', 'OUTSIDE_CAPACITY'];

function hopeOf({ judged }: Option): number {
  if (judged.ok) return judged.value.fits ? 0 : 1;
  const at = refusalsByHope.indexOf(judged.refusals[0]?.code ?? '');
  return 2 + (at === -1 ? refusalsByHope.length : at);
}

function queueOf({ line, calendar: { commitments, hours } }: Option): number {
  const open = openSpans(line.during, hours);
  const isAhead = ({ state, spans }: Commitment) =>
    state === 'WAITING' && spans.some((one) => open.some((other) => overlaps(one, other)));
  return commitments.filter(isAhead).length;
}

const compareWorth = (a: Option, b: Option): number =>
  a.judged.ok && b.judged.ok ? compareMoney(a.judged.value.price, b.judged.value.price) : 0;
