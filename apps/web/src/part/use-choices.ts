import type { ResultOf } from 'gql.tada';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ResourcesToChoose } from './operations';

type Resources = NonNullable<ResultOf<typeof ResourcesToChoose>['facility']>['resources'];
export type Choice = Resources['edges'][number]['node'];

/** All resources of a facility, page by page; what has come so far. */
export function useChoices(facilityId: string): readonly Choice[] {
  const client = useClient();
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  useEffect(() => {
    let isGone = false;
    async function readFrom(after: string | null, before: readonly Choice[]): Promise<void> {
      const { data } = await client.query(ResourcesToChoose, { facilityId, after }).toPromise();
      const page = data?.facility?.resources;
      if (isGone || !page) return;
      const found = [...before, ...page.edges.map(({ node }) => node)];
      setChoices(found);
      if (page.pageInfo.hasNextPage) await readFrom(page.pageInfo.endCursor, found);
    }
    void readFrom(null, []);
    return () => {
      isGone = true;
    };
  }, [client, facilityId]);
  return choices;
}
