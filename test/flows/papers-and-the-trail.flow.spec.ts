import { codes, freshKey } from '../world/client';
import { aFacility, type Person } from '../world/people';
import { World } from '../world/world';
import { within } from './eventually';

let world: World;
let house: Person;
let admin: Person;
beforeAll(async () => {
  world = await World.start();
  [house, admin] = await Promise.all([world.house('Lumen Post'), world.admin()]);
});
afterAll(() => world.close());

const tier = 'facility { id securityTier assessments { id scheme tier verified } }';
const verified = (by: Person, assessmentId: string, reason = 'Papers seen.') =>
  by.do('verifyAssessment', 'VerifyAssessmentInput', { assessmentId, reason, idempotencyKey: freshKey() }, tier);
const trail = `query ($subjectId: ID) { audit(subjectId: $subjectId) { totalCount edges { node {
  id act subjectId reason before after actor { id displayName } } } } }`;

/** States one assessment of a facility, valid from years ago to years ahead. */
const stated = (facilityId: string, scheme: string) =>
  house.did(
    'addAssessment',
    'AddAssessmentInput',
    { facilityId, scheme, issuedOn: '2024-01-01', expiresOn: '2099-12-31', idempotencyKey: freshKey() },
    tier,
  );

describe('the papers of a house', () => {
  it('count for nothing from a third party until an admin has verified them', async () => {
    const id = await aFacility(house);
    expect((await stated(id, 'ISO_27001')).facility).toMatchObject({
      securityTier: 'NONE',
      assessments: [{ tier: 'THIRD_PARTY', verified: false }],
    });
    const own = (await stated(id, 'TPN_BLUE')).facility;
    expect(own.securityTier).toBe('SELF_DECLARED'); // what a house declares itself counts as stated

    const paper = own.assessments.find((one: { scheme: string }) => one.scheme === 'ISO_27001');
    expect(codes(await verified(house, paper.id))).toEqual(['NOT_ALLOWED']);
    expect((await verified(admin, paper.id)).facility.securityTier).toBe('THIRD_PARTY');
    const { facility } = await house.ask('query ($id: ID!) { facility(id: $id) { securityTier } }', { id });
    expect(facility.securityTier).toBe('THIRD_PARTY');
  });

  it('are verified once, with a reason', async () => {
    const { facility } = await stated(await aFacility(house), 'TPN_GOLD');
    const [paper] = facility.assessments;
    expect(codes(await verified(admin, paper.id, ''))).toEqual(['INVALID']);
    expect(codes(await verified(admin, paper.id))).toEqual([]);
    expect(codes(await verified(admin, paper.id))).toEqual(['WRONG_STATUS']);
  });
});

describe('the trail', () => {
  it('tells an admin who did what to what and why, within a second', async () => {
    const { facility } = await stated(await aFacility(house), 'ISO_27001');
    await verified(admin, facility.assessments[0].id, 'Certificate 4711 seen.');
    const entries = await within(
      1000,
      async () => (await admin.ask(trail, { subjectId: facility.id })).audit,
      ({ totalCount }) => totalCount >= 3,
    );
    const told = entries.edges.map(({ node: { act, reason, actor } }: any) => ({ act, reason, actor: actor?.id })); // eslint-disable-line @typescript-eslint/no-explicit-any -- an answer of the API
    expect(told).toEqual([
      { act: 'verifyAssessment', reason: 'Certificate 4711 seen.', actor: admin.account },
      { act: 'addAssessment', reason: null, actor: house.account },
      { act: 'createFacility', reason: null, actor: house.account },
    ]);
    const [latest] = entries.edges;
    const node = `query ($id: ID!) { node(id: $id) { ... on AuditEntry { act } } }`;
    expect(await admin.ask(node, { id: latest.node.id })).toEqual({ node: { act: 'verifyAssessment' } });
    expect(await house.ask(node, { id: latest.node.id })).toEqual({ node: null });
  });

  it('is closed to everybody else', async () => {
    const producer = await world.producer();
    for (const [caller, code] of [
      ...[[house, 'FORBIDDEN'] as const, [producer, 'FORBIDDEN'] as const],
      [world.visitor, 'UNAUTHENTICATED'] as const,
    ]) {
      const { data, errors } = await caller.call(trail);
      expect([data?.audit ?? null, errors.map(({ extensions }) => extensions['code'])]).toEqual([null, [code]]);
    }
  });
});
