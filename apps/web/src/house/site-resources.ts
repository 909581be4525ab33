import type { ResultOf } from 'gql.tada';
import { useCallback, useEffect, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { FacilityResources } from './calendar-operations';

type Connection = NonNullable<ResultOf<typeof FacilityResources>['facility']>['resources'];

export type Listed = Connection['edges'][number]['node'];

/** Resources that are asked for together: those after the cursor, the first of them at this place of the whole list. */
export type Page = { readonly after: string | null; readonly at: number; readonly nodes: readonly Listed[] };

/** The names of all resources of a site, page after page; all again when there are more or fewer of them. */
export function useResources(facilityId: string, count: number) {
  const client = useClient();
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [trouble, setTrouble] = useState<CombinedError | null>(null);
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((before) => before + 1), []);

  useEffect(() => {
    let isOver = false;
    const read = async (after: string | null, before: readonly Page[]): Promise<void> => {
      const asked = { id: facilityId, after };
      const { data, error } = await client.query(FacilityResources, asked, { requestPolicy: 'network-only' });
      if (isOver) return;
      setTrouble(error ?? null);
      const resources = data?.facility?.resources;
      if (!resources) return;
      const at = before.reduce((sum, { nodes }) => sum + nodes.length, 0);
      const found = [...before, { after, at, nodes: resources.edges.map(({ node }) => node) }];
      const { hasNextPage, endCursor } = resources.pageInfo;
      const isWhole = !hasNextPage || endCursor === null;
      // While the list is read anew, what was known of the rest stays.
      setPages((known) => (isWhole ? found : [...found, ...known.slice(found.length)]));
      if (!isWhole) await read(endCursor, found);
    };
    void read(null, []);
    return () => {
      isOver = true;
    };
  }, [client, facilityId, count, round]);

  return { pages, trouble, again };
}
