import { freshKey } from '../../world/client';
import { freeOver, inMilliseconds } from '../search-oracle/calendar';
import type { Commitment, Lines, Resource, Span } from '../search-oracle/lines';
import { iso } from './invented-world';
import type { Change } from './changes';

const quarter = 900_000;

/** A quarter of a day of some resource's own in which a unit is free, or null where none was found. */
function freeTime(lines: Lines, resource: Resource, chance: Parameters<Change>[2]): Omit<Span, 'units'> | null {
  const zone = lines.facilities.find(({ ref }) => ref === resource.facility)!.timeZone;
  const taken = lines.commitments.filter((one) => one.resource === resource.ref && one.state !== 'WAITING');
  const calendar = { windows: resource.windows.map(inMilliseconds), taken: taken.map(inMilliseconds), zone };
  const coming = resource.windows.filter(({ start }) => Date.parse(start) > Date.now() + 4 * quarter);
  for (const { start, end } of chance.some(coming, 3)) {
    const quarters = (Date.parse(end) - Date.parse(start)) / quarter;
    const from = Date.parse(start) + chance.whole(0, quarters - 1) * quarter;
    const to = Math.min(Date.parse(end), from + chance.whole(1, 24) * quarter);
    if (freeOver({ start: from, end: to }, calendar) > 0) return { start: iso(from), end: iso(to) };
  }
  return null;
}

const withCommitment = (lines: Lines, added: Omit<Commitment, 'type'>): Lines => ({
  ...lines,
  commitments: [...lines.commitments, { type: 'commitment', ...added }],
});
const without = (lines: Lines, ref: string): Lines => ({
  ...lines,
  commitments: lines.commitments.filter((one) => one.ref !== ref),
});

/** Hours are kept as they were when something was placed, so nothing is placed where they may change. */
const alwaysOpen = ({ resources }: Lines): readonly Resource[] => resources.filter(({ week }) => week === undefined);

const pencilled: Change = async (lines, { ids, idOf, memberOf }, chance) => {
  const open = alwaysOpen(lines).filter(({ rates }) =>
    rates.some((rate) => rate.audience === 'EVERYONE' && !rate.leadTime),
  );
  const resource = chance.one(open);
  const period = freeTime(lines, resource, chance);
  if (!period) return null;
  const producer = await memberOf('producer-2');
  const input = { lines: [{ resourceId: idOf(resource.ref), period, units: 1 }], idempotencyKey: freshKey() };
  const { request } = await producer.did('sendRequest', 'SendRequestInput', input, 'request { id }');
  const ref = `pencil-${ids.size}`;
  ids.set(ref, request.id);
  return withCommitment(lines, { ref, resource: resource.ref, ...period, units: 1, state: 'HELD' });
};

const withdrawn: Change = async (lines, { idOf, memberOf }, chance) => {
  const ours = lines.commitments.filter(({ ref }) => ref.startsWith('pencil-'));
  if (ours.length < 3) return null;
  const { ref } = chance.one(ours);
  const producer = await memberOf('producer-2');
  const input = { requestId: idOf(ref), idempotencyKey: freshKey() };
  await producer.did('withdrawRequest', 'AnswerRequestInput', input, 'request { id }');
  return without(lines, ref);
};

const blocked: Change = async (lines, { ids, idOf, memberOf }, chance) => {
  const resource = chance.one(alwaysOpen(lines));
  const period = freeTime(lines, resource, chance);
  if (!period) return null;
  const owner = await memberOf(ownerOf(lines, resource));
  const input = { resourceIds: [idOf(resource.ref)], periods: [period], units: 1, idempotencyKey: freshKey() };
  const { blocks } = await owner.did('blockTime', 'BlockTimeInput', input, 'blocks { id }');
  const ref = `block-${ids.size}`;
  ids.set(ref, blocks[0].id);
  return withCommitment(lines, { ref, resource: resource.ref, ...period, units: 1, state: 'BLOCKED' });
};

const unblocked: Change = async (lines, { idOf, memberOf }, chance) => {
  const ours = lines.commitments.filter(({ ref }) => ref.startsWith('block-'));
  if (ours.length < 3) return null;
  const block = chance.one(ours);
  const resource = lines.resources.find(({ ref }) => ref === block.resource)!;
  const owner = await memberOf(ownerOf(lines, resource));
  const input = { blockIds: [idOf(block.ref)], idempotencyKey: freshKey() };
  await owner.did('releaseBlocks', 'ReleaseBlocksInput', input, 'blocks { id }');
  return without(lines, block.ref);
};

/** A window after all the others, later than any booking of this world, of which a part is then offered in other units or not at all. */
const published: Change = async (lines, { idOf, memberOf }, chance) => {
  const resource = chance.one(lines.resources);
  const last = Math.max(Date.now(), ...resource.windows.map(({ end }) => Date.parse(end)));
  const start = Math.ceil(last / quarter) * quarter + chance.whole(0, 300) * quarter;
  const borders = [0, 1, 2, 3].map((part) => start + part * chance.whole(20, 300) * quarter).toSorted((a, b) => a - b);
  const [first, from, to, end] = borders.map(iso) as [string, string, string, string];
  const units = chance.whole(1, resource.units);
  const owner = await memberOf(ownerOf(lines, resource));
  const whole = { resourceId: idOf(resource.ref), periods: [{ start: first, end }], units, idempotencyKey: freshKey() };
  await owner.did('publishCapacity', 'PublishCapacityInput', whole, 'windows { id }');
  const left = chance.whole(0, resource.units);
  const part = {
    resourceIds: [idOf(resource.ref)],
    periods: [{ start: from, end: to }],
    units: left,
    idempotencyKey: freshKey(),
  };
  await owner.did('reshapeCapacity', 'ReshapeCapacityInput', part, 'change { id }');
  const windows = [
    { start: first, end: from, units },
    { start: from, end: to, units: left },
    { start: to, end, units },
  ].filter((window) => window.units > 0 && window.start < window.end);
  return withResource(lines, { ...resource, windows: [...resource.windows, ...windows] });
};

const opened: Change = async (lines, { idOf, memberOf }, chance) => {
  const quiet = lines.resources.filter(({ ref }) => lines.commitments.every((one) => one.resource !== ref));
  const { week: before, ...resource } = chance.one(quiet);
  const day = [['08:00', chance.one(['12:30', '20:00', '24:00'])]] as const;
  const week = before === undefined ? Array.from({ length: 7 }, (_, at) => (at === 6 ? [] : day)) : undefined;
  const owner = await memberOf(ownerOf(lines, resource));
  const hours = week?.map((spans) => spans.map(([from, to]) => ({ from, to }))) ?? null;
  const input = { resourceId: idOf(resource.ref), week: hours, idempotencyKey: freshKey() };
  await owner.did('setHours', 'SetHoursInput', input, 'resource { id }');
  return withResource(lines, { ...resource, ...(week && { week }) });
};

export const ownerOf = ({ facilities }: Lines, { facility }: Resource): string =>
  facilities.find(({ ref }) => ref === facility)!.organisation;

export const withResource = (lines: Lines, changed: Resource): Lines => ({
  ...lines,
  resources: lines.resources.map((one) => (one.ref === changed.ref ? changed : one)),
});

export const changesOfCalendars: Readonly<Record<string, Change>> = {
  ...{ pencilled, withdrawn, blocked, unblocked, published, opened },
};
