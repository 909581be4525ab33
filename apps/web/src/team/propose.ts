import { useState } from 'react';
import type { ResultOf } from 'gql.tada';
import { ProposeTeams } from '../brief/operations';
import { useAct } from '../graph/submission';

type Payload = ResultOf<typeof ProposeTeams>['proposeTeams'];

/** Looks for teams. `startedAt` in milliseconds while a look is on its way, null otherwise. */
export function usePropose(briefId: string) {
  const act = useAct(ProposeTeams);
  const [startedAt, setStartedAt] = useState<number | null>(null);

  async function propose(): Promise<Payload | null> {
    setStartedAt(Date.now());
    const payload = await act.send({ briefId });
    setStartedAt(null);
    return payload;
  }

  return { propose, startedAt, refusals: act.refusals, trouble: act.trouble };
}
