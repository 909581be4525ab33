import { film, fortnight, type OfferedRoom, type TeamShown, type ThreeHouses } from './three-houses';

const hourMs = 3_600_000;
/** No clock moves inside the fortnight, so a day is 24 hours there. */
const lasting: Readonly<Record<string, number>> = { P1D: 24 * hourMs, P2D: 48 * hourMs, PT10H: 10 * hourMs };

/**
 * What is wrong with a team for the film by the rules of briefs, worked out from what the houses have listed and from nothing that
 * the product says of it: who may do a package, when, in which order, for how much. Empty when all is right.
 */
export function faultsOfTeam(team: TeamShown, { rooms }: ThreeHouses, budget = Infinity): readonly string[] {
  const offered = new Map<string, OfferedRoom>(Object.values(rooms).map((room) => [room.id, room]));
  const spans = team.assignments.map(({ period }) => [Date.parse(period.start), Date.parse(period.end)] as const);
  const spanOf = (key: string) => spans[film.findIndex((one) => one.key === key)] ?? ([NaN, NaN] as const);
  const faults: string[] = [];
  const demand = (isSo: boolean, fault: string): void => void (isSo || faults.push(fault));

  demand(team.assignments.length === film.length, 'not every package has somebody');
  let total = 0;
  const facilities = new Set<string>();
  team.assignments.forEach((one, at) => {
    const { key, capability, duration, after } = film[at] ?? { key: 'none', capability: '', duration: '', after: [] };
    const room = offered.get(one.resource.id);
    const [start, end] = spanOf(key);
    demand(one.package.key === key, `${key} is not where it stands in the brief`);
    if (!room) return void faults.push(`${key} is done in a room nobody offers`);
    facilities.add(room.facility);
    demand(
      room.capabilities.some((code) => `${code}.`.startsWith(`${capability}.`)),
      `${key} cannot be done there`,
    );
    demand(end - start === lasting[duration], `${key} does not last as long as asked`);
    demand(start >= Date.parse(fortnight.start) && end <= Date.parse(fortnight.end), `${key} leaves its window`);
    for (const first of after) demand(spanOf(first)[1] <= start, `${key} begins before ${first} has ended`);
    const clash = team.assignments.findIndex(
      (other, place) =>
        place < at &&
        other.resource.id === room.id &&
        (spans[place]?.[1] ?? 0) > start &&
        (spans[place]?.[0] ?? 0) < end,
    );
    demand(clash < 0, `${key} needs a room that is taken by then`);
    const price = one.units * room.pricePerDay * daysTouched(start, end, room.timeZone);
    demand(one.price.amountMinor === String(price) && one.price.currency === 'EUR', `${key} costs ${price}`);
    total += price;
  });
  demand(team.total.amountMinor === String(total), `the total is ${total}`);
  demand(total <= budget, 'it costs more than the budget');
  demand(Date.parse(team.finishesAt) === Math.max(...spans.map(([, end]) => end)), 'it finishes at another time');
  const named = team.facilities.map(({ id }) => id);
  demand(named.length === facilities.size && named.every((id) => facilities.has(id)), 'it names other facilities');
  return faults;
}

/** Days of that place that have at least a part of the period; hour by hour, so that nothing clever can be wrong. */
function daysTouched(start: number, end: number, timeZone: string): number {
  const dayThere = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const days = new Set<string>();
  for (let at = start; at < end; at += hourMs) days.add(dayThere.format(at));
  return days.size;
}
