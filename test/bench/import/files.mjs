// The files that come in: a table of windows of one house, and a world of many houses.
const firstDay = Date.UTC(2031, 0, 1);
export const rooms = 100;

const dayAt = (n) => new Date(firstDay + n * 86_400_000).toISOString().slice(0, 10);

/** A CSV of so many windows: every room offers one day after the other, nine to six. */
export function tableOf(count) {
  const lines = ['resource,start,end,units'];
  for (let at = 0; at < count; at++) {
    const day = dayAt(Math.floor(at / rooms));
    lines.push(`Room ${at % rooms},${day}T09:00:00Z,${day}T18:00:00Z,1`);
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

// As many windows and bookings for each resource as a market has that is made for trying things out.
const resourcesEach = 2;
const windowsEach = 18;
const bookingsEach = 2;
const windowDay = (facility, at) => dayAt((facility % 300) + 2 * at);
const nineToSix = (day) => ({ start: `${day}T09:00:00Z`, end: `${day}T18:00:00Z`, units: 1 });

/** What a file of so many facilities says: a row for each thing it brings, whatever line it stands in. */
export const rowsOfWorld = (facilities) =>
  facilities * (1 + 1 + resourcesEach * (1 + 1 + 1 + windowsEach + bookingsEach));

/** The lines of a world of so many facilities. */
function* linesOf(name, facilities) {
  const all = Array.from({ length: facilities }, (_, at) => at);
  for (const at of all)
    yield { type: 'organisation', ref: `${name}-o${at}`, name: `House ${at} of ${name}`, kind: 'FACILITY' };
  const place = { city: 'Oslo', country: 'NO', timeZone: 'Europe/Oslo', latitude: 59.91, longitude: 10.75 };
  for (const at of all) {
    const [facility, organisation] = [`${name}-f${at}`, `${name}-o${at}`];
    yield { type: 'facility', ref: facility, organisation, name: `Site ${at}`, ...place, assessments: [] };
    for (let n = 0; n < resourcesEach; n++)
      yield {
        ...{ type: 'resource', ref: `${facility}-r${n}`, facility, name: `Suite ${n}`, kind: 'ROOM', units: 1 },
        claims: [{ capability: 'mix.near-field.room', attributes: [] }],
        rates: [{ audience: 'EVERYONE', amountMinor: 90_000, currency: 'NOK', per: 'DAY' }],
        windows: Array.from({ length: windowsEach }, (_, w) => nineToSix(windowDay(at, w))),
      };
  }
  for (const at of all)
    for (let n = 0; n < resourcesEach; n++)
      for (let b = 0; b < bookingsEach; b++)
        yield {
          ...{ type: 'commitment', ref: `${name}-f${at}-r${n}-b${b}`, resource: `${name}-f${at}-r${n}` },
          ...{ ...nineToSix(windowDay(at, b)), state: 'BOOKED' },
        };
}

const chunkOf = 65_536;

/** A world as it is read from a file: a chunk at a time, made as it is asked for. */
export async function* worldOf(name, facilities) {
  let text = '';
  for (const line of linesOf(name, facilities)) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length < chunkOf) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
