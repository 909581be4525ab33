import type { Server } from 'node:http';
import { CannotStart } from '#service/start/stop-reason';

/** Listens, and answers the address; a port that is taken or forbidden says what to do. */
export function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(cannotListen(fault, port, host)));
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}`);
    });
  });
}

/** The one line for a port we cannot have. */
export function cannotListen(fault: NodeJS.ErrnoException, port: number, host: string): Error {
  if (fault.code === 'EADDRINUSE')
    return new CannotStart(
      `Port ${port} is taken: stop what uses it, or set INTERLOCK_PORT to another (0 takes a free one).`,
    );
  if (fault.code === 'EACCES')
    return new CannotStart(`Port ${port} is not allowed to this user: set INTERLOCK_PORT to one above 1023.`);
  if (fault.code === 'EADDRNOTAVAIL' || fault.code === 'ENOTFOUND')
    return new CannotStart(`INTERLOCK_HOST: ${host} is no address of this machine.`);
  return fault;
}
