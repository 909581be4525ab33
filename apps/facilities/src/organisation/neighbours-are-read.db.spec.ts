import { newId, uuidOf, type Id } from '#kernel/ids';
import { instant } from '#kernel/instant';
import type { Viewer } from '#service/viewer/viewer';
import { startHouses, type Houses } from '../../../../test/builders/house';

let houses: Houses;
beforeAll(async () => {
  houses = await startHouses();
});
afterAll(() => houses.close());

const price = (audience: 'ALLIANCE' | 'ORGANISATION', audienceId: string) =>
  ({ per: 'DAY', amount: 700, currency: 'EUR', audience: { audience, audienceId } }) as const;

/** What accounts and alliances would write: their rows and their facts, in one transaction. */
async function told(
  publisher: string,
  name: string,
  subject: Id,
  write: string,
  values: readonly unknown[],
): Promise<void> {
  await houses.admin.query('begin');
  await houses.admin.query(write, [...values]);
  await houses.admin.query(`insert into ${publisher}.outbox (name, version, subject) values ($1, 1, $2)`, [
    name,
    uuidOf(subject),
  ]);
  await houses.admin.query('commit');
}

const anOrganisation = ({ organisation }: Viewer) =>
  told(
    'accounts',
    'organisation.changed',
    organisation ?? 'account_',
    'insert into accounts.organisations (id, name, name_folded, kind) values ($1, $2, $3, $4)',
    [...[uuidOf(organisation ?? 'account_'), 'Nord Licht', ' nord licht', 'PRODUCER']],
  );

describe('a house that sets a rate for others', () => {
  it('may name a partner that has just signed up', async () => {
    const [house, partner] = [houses.aHouse(), houses.aProducer()];
    const room = await houses.aRoom(house, { rate: null });
    await anOrganisation(partner);
    await houses.price(house, room, price('ORGANISATION', partner.organisation ?? ''));
    const placed = await houses.place(partner, [{ room, period: '2031-03-04T09:00/12:00' }]);
    expect(placed).toMatchObject({ value: [{ state: 'HELD', price: { amountMinor: '700' } }] });
  });

  it('may name an alliance from the moment it is an active member, whatever the alliance’s own status', async () => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house, { rate: null });
    const alliance = newId('alliance', instant(Date.now()));
    const set = () => houses.price(house, room, price('ALLIANCE', alliance));
    await told('alliances', 'membership.changed', alliance, ...anAlliance(alliance, 'PROPOSED'));
    await expect(set()).rejects.toThrow('NOT_FOUND');
    await told(
      'alliances',
      'membership.changed',
      alliance,
      'update alliances.alliances set status = $2 where id = $1',
      [...[uuidOf(alliance), 'ACTIVE']],
    );
    await expect(set()).rejects.toThrow('NOT_ALLOWED');
    await told('alliances', 'membership.changed', alliance, ...aMembership(alliance, house));
    await set();
    await told(
      'alliances',
      'membership.changed',
      alliance,
      'delete from alliances.memberships where alliance_id = $1',
      [uuidOf(alliance)],
    );
    await expect(set()).rejects.toThrow('NOT_ALLOWED');
  });

  it.each([
    ['SUSPENDED', 'none', 'NOT_FOUND'],
    ['DISSOLVED', 'LEFT', 'NOT_FOUND'],
    ['PROPOSED', 'LEFT', 'NOT_FOUND'],
    ['SUSPENDED', 'INVITED', 'NOT_ALLOWED'],
    ['PROPOSED', 'APPLIED', 'NOT_ALLOWED'],
    ['ACTIVE', 'LEFT', 'NOT_ALLOWED'],
  ])('is told of an alliance that is %s, its own membership being %s: %s', async (status, membership, code) => {
    const house = houses.aHouse();
    const room = await houses.aRoom(house, { rate: null });
    const alliance = newId('alliance', instant(Date.now()));
    await told('alliances', 'membership.changed', alliance, ...anAlliance(alliance, status));
    if (membership !== 'none')
      await told('alliances', 'membership.changed', alliance, ...aMembership(alliance, house, membership));
    await expect(houses.price(house, room, price('ALLIANCE', alliance))).rejects.toThrow(code);
  });

  const anAlliance = (id: Id<'alliance'>, status: string): [string, unknown[]] => [
    `insert into alliances.alliances (id, name, charter, status) values ($1, 'Pool', 'Together', $2)`,
    [uuidOf(id), status],
  ];
  const aMembership = (id: Id<'alliance'>, { organisation }: Viewer, status = 'ACTIVE'): [string, unknown[]] => [
    `with known as (insert into alliances.organisations (id, name, kind) values ($2, 'Lumen', 'FACILITY'))
     insert into alliances.memberships (id, alliance_id, organisation_id, role, status)
     values (gen_random_uuid(), $1, $2, 'MEMBER', $3)`,
    [uuidOf(id), uuidOf(organisation ?? id), status],
  ];
});
