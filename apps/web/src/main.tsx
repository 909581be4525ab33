import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './shell/base.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { makeClient } from './graph/client';
import { router } from './router';
import { renewSession, useSession } from './session/session';
import { cssVariables, theme } from './shell/theme';

void renewSession();

function Interlock() {
  const { turn } = useSession();
  // A new turn of the session is a new viewer, who must not see what was cached for the one before.
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the turn is the reason, not an ingredient
  const client = useMemo(makeClient, [turn]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={cssVariables}>
      <Provider value={client}>
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
