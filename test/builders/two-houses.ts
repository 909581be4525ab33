import type { Viewer } from '#service/viewer/viewer';
import { mixing, type TeamWork } from './team-scene';
import { aViewer } from './viewers';

export const daily = (amount: number) => ({ per: 'DAY', amount, currency: 'EUR' }) as const;

/**
 * Two houses that let one producer alone see a room each, and a brief that needs both: grading and online at the first, mixing at
 * the second. `team` is the cheapest there is.
 */
export async function twoHouses(scene: TeamWork) {
  const producer = aViewer('PRODUCER');
  const [picture, sound] = [aViewer('FACILITY'), aViewer('FACILITY')];
  await scene.knowOf(producer);
  const audience = { audience: 'ORGANISATION', audienceId: producer.organisation } as const;
  const suite = await scene.room(picture, { rate: { ...daily(1000), audience } });
  const stage = await scene.room(sound, { capability: mixing, rate: { ...daily(2000), audience } });
  const brief = await scene.brief(producer, [
    scene.piece('grade'),
    scene.piece('mix', { capability: mixing, after: ['grade'] }),
    scene.piece('online', { after: ['grade'] }),
  ]);
  return { producer, picture, sound, audience, suite, stage, brief, team: await scene.team(producer, brief) };
}
export type TwoHouses = Awaited<ReturnType<typeof twoHouses>>;

/** The same, once the team has been asked. */
export async function askedHouses(scene: TeamWork) {
  const all = await twoHouses(scene);
  const { requests } = await scene.mutate('requestTeam', all.producer, { teamId: all.team, message: 'Hello.' });
  return { ...all, requests, ...(await partsOf(scene, all, requests)) };
}

/** Which request went to which house. */
export async function partsOf(scene: TeamWork, all: TwoHouses, requests: readonly { readonly id: string }[]) {
  const of = async (house: Viewer): Promise<string> => {
    for (const { id } of requests) if (await scene.readRequest(house, id, 'id')) return id;
    throw new Error('a house was not asked');
  };
  return { ofPicture: await of(all.picture), ofSound: await of(all.sound) };
}

export const accept = (scene: TeamWork, house: Viewer, requestId: string) =>
  scene.mutate('acceptRequest', house, { requestId });

/** The same, once both have accepted. */
export async function acceptedHouses(scene: TeamWork) {
  const all = await askedHouses(scene);
  await accept(scene, all.picture, all.ofPicture);
  await accept(scene, all.sound, all.ofSound);
  return all;
}

export const briefStatus = async (scene: TeamWork, { producer, brief }: TwoHouses): Promise<string> =>
  (await scene.readBrief(producer, brief, 'status')).status;

/** States of everything placed for the team: both packages of the suite, then the one of the stage. */
export const statesOf = async ({ houses }: TeamWork, { suite, stage }: TwoHouses): Promise<readonly string[]> => [
  ...(await houses.states(suite)),
  ...(await houses.states(stage)),
];
