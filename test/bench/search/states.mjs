// A world as the market is told it, and what a bench needs to know of it besides. Ids are made from the places of the lines, so that
// every engine breaks ties alike.
import { built, numbersFrom } from '../measure.mjs';
import { linesOf } from './world.mjs';

const types = ['organisation', 'alliance', 'facility', 'resource'];
/** The moments that ids of a type say they were made at: the first, and how far the next is from it. */
export const firstMoment = (type) => 0x0190_0000_0000 + types.indexOf(type) * 2 ** 34;
export const momentStep = 977;

/** The id of the line so far on among those of its type, counted from 1; they differ from their first half on, as ids do. */
export function uuidOf(type, place) {
  const moment = (firstMoment(type) + place * momentStep).toString(16).padStart(12, '0');
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7000-8000-${place.toString(16).padStart(12, '0')}`;
}
export const placeOf = (uuid) => Number.parseInt(uuid.slice(-12), 16);

const numbered = () => {
  const places = new Map();
  return { add: (ref) => (places.set(ref, places.size + 1), places.size), of: (ref) => places.get(ref) };
};

/** How many of each a world has: the room that its market takes. */
export async function sizesOf(file, from) {
  const sizes = {
    facilities: 0,
    resources: 0,
    claims: 0,
    rates: 0,
    windows: 0,
    taken: 0,
    alliances: 0,
    members: 0,
    from,
  };
  const times = (line, word) => line.split(word).length - 1;
  for await (const line of linesOf(file)) {
    if (line.startsWith('{"type":"commitment"')) sizes.taken += 1;
    else if (line.startsWith('{"type":"facility"')) sizes.facilities += 1;
    else if (line.startsWith('{"type":"alliance"')) {
      sizes.alliances += 1;
      sizes.members += JSON.parse(line).members.length;
    } else if (line.startsWith('{"type":"resource"')) {
      sizes.resources += 1;
      sizes.claims += times(line, '"capability":');
      sizes.rates += times(line, '"amountMinor":');
      sizes.windows += times(line, '"start":');
    }
  }
  return sizes;
}

/**
 * Reads a world twice, since what is taken of a resource stands behind it. `tell` is given every state, houses first; answered are
 * the members of alliances, and some resources to ask about.
 */
export async function readWorld(file, zones, tell, share = 0.1) {
  const taken = new Map();
  for await (const line of linesOf(file)) {
    if (!line.startsWith('{"type":"commitment"')) continue;
    const { resource, start, end, units } = JSON.parse(line);
    const spans = taken.get(resource) ?? [];
    if (spans.push([Date.parse(start), Date.parse(end), units]) === 1) taken.set(resource, spans);
  }
  const { readDuration } = built('libs/kernel/src/duration');
  const world = { organisations: numbered(), alliances: numbered(), facilities: numbered(), resources: numbered() };
  const names = new Map();
  const houses = new Map();
  const alliances = [];
  const targets = [];
  const chance = numbersFrom(11);
  for await (const text of linesOf(file, zones)) {
    if (text.startsWith('{"type":"commitment"')) continue;
    const line = JSON.parse(text);
    if (line.type === 'organisation') names.set(line.ref, [world.organisations.add(line.ref), line.name]);
    else if (line.type === 'alliance') alliances.push(allianceOf(line, world, tell));
    else if (line.type === 'facility') houses.set(line.ref, facilityOf(line, world, names, tell));
    else {
      const spans = taken.get(line.resource ?? line.ref) ?? [];
      const place = world.resources.add(line.ref);
      const house = houses.get(line.facility);
      const state = resourceOf(line, { place, house, spans, world, readDuration });
      tell('resource', state);
      if (line.rates.length > 0 && chance() < share)
        targets.push({ state, resource: place, ...targetOf(line, house, spans, world, alliances) });
    }
  }
  const memberships = new Map();
  for (const { place, isActive, members } of alliances)
    for (const member of isActive ? members : []) memberships.set(member, [...(memberships.get(member) ?? []), place]);
  return {
    targets: targets.filter(({ free }) => free.length > 0),
    /** Everyone, the organisation itself, its alliances: as the tuned tables number audiences. */
    audiencesOf: (viewer) => (viewer === null ? [0] : [0, -viewer, ...(memberships.get(viewer) ?? [])]),
    resources: world.resources,
  };
}

function allianceOf({ ref, status, members }, { organisations, alliances }, tell) {
  const place = alliances.add(ref);
  const isActive = status === 'ACTIVE';
  const places = members.map(organisations.of);
  tell('alliance', {
    id: uuidOf('alliance', place),
    members: isActive ? places.map((member) => uuidOf('organisation', member)) : [],
  });
  return { place, isActive, members: places };
}

function facilityOf(line, { facilities }, names, tell) {
  const place = facilities.add(line.ref);
  const [owner, organisationName] = names.get(line.organisation);
  const { name, city, country, timeZone: zone, latitude = null, longitude = null, rating = null } = line;
  tell('facility', {
    ...{ id: uuidOf('facility', place), organisation: uuidOf('organisation', owner), organisationName, name },
    ...{ city, country, zone, latitude, longitude, rating },
    assessments: line.assessments.map(({ tier, issuedOn, expiresOn }) => ({
      tier,
      issuedOn,
      expiresOn,
      verified: true,
    })),
  });
  return { place, zone, latitude, longitude };
}

function resourceOf(line, { place, house, spans, world, readDuration }) {
  const during = (start, end, units) => ({ during: { start, end }, units });
  const duration = (iso) => (iso === undefined ? null : readDuration(iso));
  return {
    ...{ id: uuidOf('resource', place), facility: uuidOf('facility', house.place), name: line.name, kind: line.kind },
    ...{ units: line.units, hours: { zone: house.zone, week: null, dayMinutes: null }, parts: [], classes: [] },
    windows: line.windows
      .map(({ start, end, units }) => during(Date.parse(start), Date.parse(end), units))
      .sort((a, b) => a.during.start - b.during.start),
    taken: spans
      .map((span) => ({ ...during(...span), expiresAt: null }))
      .sort((a, b) => a.during.start - b.during.start),
    rates: line.rates.map((rate) => ({
      ...{ per: rate.per, amountMinor: BigInt(rate.amountMinor), currency: rate.currency },
      ...{ minimum: duration(rate.minimum), leadTime: duration(rate.leadTime), weekendPercent: 0, overtimePercent: 0 },
      ...{ audience: rate.audience, audienceId: audienceOf(rate, world) },
    })),
    claims: line.claims.map(({ capability, attributes }) => ({
      capability,
      attributes: Object.fromEntries(attributes.map(({ attribute, values }) => [attribute, values])),
      ...{ standing: 'SELF_DECLARED', expiresOn: null, ai: null },
    })),
  };
}

function audienceOf({ audience, audienceRef }, { organisations, alliances }) {
  if (audience === 'EVERYONE') return null;
  return audience === 'ALLIANCE'
    ? uuidOf('alliance', alliances.of(audienceRef))
    : uuidOf('organisation', organisations.of(audienceRef));
}

/** What questions are drawn around: claims, rates, free stretches and who may see it. */
function targetOf(
  { units, claims, rates, windows },
  { latitude, longitude },
  spans,
  { organisations, alliances },
  known,
) {
  const viewers = rates.flatMap(({ audience, audienceRef }) => {
    if (audience === 'EVERYONE') return [];
    if (audience === 'ORGANISATION') return [organisations.of(audienceRef)];
    return known[alliances.of(audienceRef) - 1].members.slice(0, 3);
  });
  const place = latitude === null ? { latitude: 48.9, longitude: 2.3 } : { latitude, longitude };
  return { units, claims, rates, viewers: viewers.length > 0 ? viewers : [1], place, free: freeOf(windows, spans) };
}

/** Stretches of windows that nothing is taken in. */
const freeOf = (windows, spans) =>
  windows
    .map(({ start, end }) => [Date.parse(start), Date.parse(end)])
    .filter(([start, end]) => !spans.some(([from, to]) => from < end && to > start));
