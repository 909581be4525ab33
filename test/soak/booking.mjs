// npm run soak:booking: sixty-four clients who ask, confirm and cancel without a pause, and kill -9 of the server and of PostgreSQL
// in their midst, thirty times. After each, everything that was acknowledged is asked again and sought in the database.
// --kills 30, --seed n (drawn where none is given, and told).
import { createRequire } from 'node:module';
import { makeServerReady } from '../../apps/interlock/bin/ready.mjs';

const require = createRequire(import.meta.url);
require('../world/typescript.cjs').compile();
const { soak } = require('../races/soak.ts');

const flag = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const wanted = { kills: flag('kills', 30), seed: flag('seed', Date.now() % 1_000_000), clients: 64 };

await makeServerReady();
console.log(`seed ${wanted.seed}: ${wanted.clients} clients, ${wanted.kills} kills`);
const { faults, ...figures } = await soak(wanted, (line) => console.log(line));
for (const fault of faults) console.error(`FAULT: ${fault}`);
console.log(JSON.stringify({ soak: 'booking', figures: { ...wanted, ...figures, faults: faults.length } }));
process.exitCode = faults.length > 0 || figures.deadlocks > 0 ? 1 : 0;
