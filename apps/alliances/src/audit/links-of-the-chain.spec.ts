import { newId, uuidOf } from '#kernel/ids';
import { instant } from '#kernel/instant';
import { encodeCursor } from '#kernel/page';
import { parseTrailAsk, type TrailEntry } from '../domain/trail';
import { beforeTheFirst, linkHash, linkHashes } from './chain';

const entry = (place: number, changes: Partial<TrailEntry> = {}): TrailEntry => ({
  place,
  service: 'accounts',
  id: uuidOf(newId('audit', instant(place))),
  at: '2031-03-04T09:00:00.123456Z',
  actor: null,
  onBehalfOf: null,
  act: 'signUp',
  subject: 'organisation_1',
  reason: null,
  before: null,
  after: '{"name": "North"}',
  ...changes,
});

describe('the chain', () => {
  it('links each entry to the one before', () => {
    const [first, second] = [entry(1), entry(2)];
    const hashes = linkHashes(beforeTheFirst, [first, second]);
    expect(hashes).toEqual([linkHash(beforeTheFirst, first), linkHash(linkHash(beforeTheFirst, first), second)]);
  });

  it('shows a change of any word of an entry', () => {
    const kept = entry(1);
    const words: Readonly<Record<keyof TrailEntry, Partial<TrailEntry>>> = {
      ...{ place: { place: 2 }, service: { service: 'alliances' }, id: { id: uuidOf(newId('audit', instant(9))) } },
      ...{ at: { at: '2031-03-04T09:00:00.123457Z' }, actor: { actor: kept.id }, onBehalfOf: { onBehalfOf: kept.id } },
      ...{ act: { act: 'signIn' }, subject: { subject: '' }, reason: { reason: '' }, before: { before: '{}' } },
      ...{ after: { after: null } },
    };
    for (const change of Object.values(words))
      expect(linkHash(beforeTheFirst, { ...kept, ...change })).not.toEqual(linkHash(beforeTheFirst, kept));
    expect(linkHash(beforeTheFirst, { ...kept })).toEqual(linkHash(beforeTheFirst, kept));
  });
});

describe('a page of the trail', () => {
  it('goes on only from where a page ended', () => {
    const id = newId('audit', instant(0));
    const at = '2031-03-04T09:00:00.123456Z';
    expect(parseTrailAsk({})).toEqual({ ok: true, value: { subjectId: null, first: 20, after: null } });
    expect(parseTrailAsk({ after: encodeCursor([at, id]) })).toMatchObject({ value: { after: { at, id } } });
    for (const parts of [
      ['2031-02-30T09:00:00.123456Z', id],
      ['yesterday', id],
      [at, 'audit_1'],
      [1, id],
    ])
      expect(parseTrailAsk({ after: encodeCursor(parts) })).toMatchObject({
        refusals: [{ code: 'INVALID', field: ['after'] }],
      });
    expect(parseTrailAsk({ first: 0 })).toMatchObject({ refusals: [{ code: 'OUT_OF_RANGE', field: ['first'] }] });
  });
});
