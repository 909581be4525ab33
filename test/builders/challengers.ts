import { aRoom } from '../world/people';
import { freshKey } from '../world/client';
import { asked, type Cast } from './cast';

type Scene = Pick<Cast, 'site'> & { readonly as: Pick<Cast['as'], 'owner' | 'requester' | 'rival'> };

/** An accepted request of the requester that waits behind a first pencil of the rival, in a room of its own; answers its id. */
export async function aChallenger({ as: { owner, requester, rival }, site }: Scene): Promise<string> {
  const room = await aRoom(owner, { facility: site, name: `Suite ${freshKey()}`, pricePerDay: 90_000, units: 1 });
  const send = async (by: typeof owner) => {
    const input = { lines: [{ resourceId: room.id, period: asked }], waitIfTaken: true, idempotencyKey: freshKey() };
    return (await by.did('sendRequest', 'SendRequestInput', input, 'request { id }')).request.id as string;
  };
  await send(rival);
  const requestId = await send(requester);
  await owner.did('acceptRequest', 'AnswerRequestInput', { requestId, idempotencyKey: freshKey() }, 'request { id }');
  return requestId;
}
