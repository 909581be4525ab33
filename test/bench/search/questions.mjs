// Questions that somebody would ask, drawn around resources of the world: something one claims, in a stretch in which it is free.
import { numbersFrom } from '../measure.mjs';
import { taxonomy } from './world.mjs';

const attributes = new Map(taxonomy.attributes.map((attribute) => [attribute.code, attribute]));
const leafCodes = taxonomy.capabilities.map(({ code }) => code);
const day = 86_400_000;
const isNumber = ({ type }) => type === 'integer' || type === 'decimal';

/** The leaves that a code means: itself, or all below it. */
export const leavesOf = (code) =>
  leafCodes.includes(code) ? [code] : leafCodes.filter((leaf) => leaf.startsWith(`${code}.`));

/** The rank that a value has among those of its attribute: a number its own, listed ones counted from 1. */
export function rankOf(code, value) {
  const attribute = attributes.get(code);
  return isNumber(attribute) ? Number(value) : attribute.values.indexOf(value) + 1;
}

/**
 * What a sample of a world is asked, in this order. Organisations and facilities are named by their place among the lines of the
 * world, from 1 on; moments are milliseconds.
 */
export function questionsFrom({ targets, seed, count }) {
  const chance = numbersFrom(seed);
  const hits = (share) => chance() < share;
  const whole = (least, most) => least + Math.floor(chance() * (most - least + 1));
  const one = (list) => list[whole(0, list.length - 1)];
  return Array.from({ length: count }, () => {
    const target = one(targets);
    const claim = one(target.claims);
    const { start, end } = partOf(one(target.free), { hits, whole });
    const rate = one(target.rates);
    const parts = claim.capability.split('.');
    const capability = hits(0.25) && parts.length > 2 ? parts.slice(0, -1).join('.') : claim.capability;
    return {
      ...{ capability, start, end, requirements: requirementsOf(claim, { hits, one }) },
      units: target.units > 1 && hits(0.3) ? whole(1, Math.max(1, Math.floor(target.units / 4))) : 1,
      near: hits(0.4) ? { ...target.place, withinKm: one([50, 150, 300, 800, 2000]) } : null,
      floor: hits(0.25) ? one([1, 1, 2]) : 0,
      viewer: hits(0.5) ? one(target.viewers) : null,
      maxPrice: hits(0.25) ? { currency: rate.currency, amountMinor: rate.amountMinor * whole(2, 30) } : null,
    };
  });
}

/** Some hours, or some days and nights, inside a free stretch. */
function partOf([start, end], { hits, whole }) {
  const quarters = (end - start) / 900_000;
  const most = hits(0.5) ? Math.min(quarters, 48) : Math.min(quarters, (10 * day) / 900_000);
  const length = whole(1, most);
  const from = start + whole(0, quarters - length) * 900_000;
  return { start: from, end: from + length * 900_000 };
}

/** At most one `anyOf` and one `atLeast`, of what this claim says. */
function requirementsOf(claim, { hits, one }) {
  const said = claim.attributes.map(({ attribute, values }) => ({ attribute: attributes.get(attribute), values }));
  const listed = said.filter(({ attribute: { values, pattern } }) => values !== null && pattern === undefined);
  const ranked = said.filter(
    ({ attribute }) => isNumber(attribute) || (attribute.ordered && attribute.values !== null),
  );
  const asked = [];
  if (listed.length > 0 && hits(0.5)) {
    const { attribute, values } = one(listed);
    const known = values.filter((value) => !(attribute.type === 'tristate' && value === 'unknown'));
    if (known.length > 0)
      asked.push({ attribute: attribute.code, anyOf: [...new Set([one(known), one(attribute.values)])] });
  }
  const others = ranked.filter(({ attribute }) => attribute.code !== asked[0]?.attribute);
  if (others.length > 0 && hits(0.35)) {
    const { attribute, values } = one(others);
    asked.push({ attribute: attribute.code, atLeast: one(values) });
  }
  return asked;
}
