import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './shell/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { makeClient } from './graph/client';
import { router } from './router';
import { renewSession, useSession } from './session/session';
import { cssVariables, theme } from './shell/theme';

void renewSession();

function Interlock() {
  const { turn } = useSession();
  const [graph, setGraph] = useState(() => ({ turn, client: makeClient() }));
  // A new turn of the session is a new viewer, who must not see what was cached for the one before.
  if (graph.turn !== turn) setGraph({ turn, client: makeClient() });
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables}>
      <Provider value={graph.client}>
        <RouterProvider router={router} />
      </Provider>
      <Notifications position="bottom-right" />
    </MantineProvider>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root.');
createRoot(root).render(
  <StrictMode>
    <Interlock />
  </StrictMode>,
);
