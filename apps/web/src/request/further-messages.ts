import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { FurtherMessages } from './operations';
import type { Threaded } from './sides';
import type { Message } from './thread';

/** All messages of a thread: the first hundred that came with it, and page by page whatever follows. */
export function useAllMessages(request: Threaded): readonly Message[] {
  const client = useClient();
  const { id, messages } = request;
  const { totalCount } = messages;
  const { hasNextPage, endCursor } = messages.pageInfo;
  const [further, setFurther] = useState<readonly Message[]>([]);

  useEffect(() => {
    let isWanted = true;
    async function read() {
      const found: Message[] = [];
      for (let after = endCursor; after !== null;) {
        const { data } = await client
          .query(FurtherMessages, { id, after }, { requestPolicy: 'network-only' })
          .toPromise();
        const page = data?.partnershipRequest?.messages;
        if (!page) return;
        found.push(...page.edges.map(({ node }) => node));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      }
      if (isWanted) setFurther(found);
    }
    if (hasNextPage) void read();
    return () => {
      isWanted = false;
    };
    // The count rises with every message, and then the later pages are read again.
  }, [client, id, hasNextPage, endCursor, totalCount]);

  return [...messages.edges.map(({ node }) => node), ...further];
}
