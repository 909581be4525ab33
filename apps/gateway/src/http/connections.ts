import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Running calls get this long to finish; then they are cut. The longest statement of a service takes less. */
const finishWithinMs = 20_000;

/** Closes a server's connections in order; Node alone would wait for every client that keeps one open and says nothing. */
export type Connections = {
  /** Cuts those that carry no call, and the others as soon as their call is answered. Call it, then close the server. */
  windDown(): void;
};

export function watchConnections(server: Server): Connections {
  const open = new Set<Socket>();
  const calls = new Map<Socket, number>();
  let isEnding = false;
  server.on('connection', (socket: Socket) => {
    if (isEnding) return void socket.destroy();
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    calls.set(socket, (calls.get(socket) ?? 0) + 1);
    response.on('close', () => {
      const left = (calls.get(socket) ?? 1) - 1;
      if (left > 0) return void calls.set(socket, left);
      calls.delete(socket);
      if (isEnding) socket.end();
    });
  });
  return {
    windDown() {
      isEnding = true;
      for (const socket of open) if (!calls.has(socket)) socket.destroy();
      setTimeout(() => server.closeAllConnections(), finishWithinMs).unref();
    },
  };
}
