// Clients that never rest, in a process of their own: each asks its next question once the one before is answered.
import { Agent, request } from 'node:http';

/** Asks these bodies in turn for so long; answers milliseconds of each call and what was not a 200. */
export async function hammer(url, bodies, { clients, ms }) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const times = [];
  const faults = new Map();
  const until = performance.now() + ms;
  let turn = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        const body = bodies[turn++ % bodies.length];
        const asked = performance.now();
        const status = await post(url, body, agent).then(
          (answer) => answer.status,
          (fault) => fault.code ?? String(fault),
        );
        times.push(performance.now() - asked);
        if (status !== 200) faults.set(status, (faults.get(status) ?? 0) + 1);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  return { times, perSecond: times.length / seconds, faults: Object.fromEntries(faults) };
}

export const post = (url, body, agent) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(parts).toString('utf8') }));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
