// The image recipe and the compose file, judged without an engine: every part is there, checked, unprivileged and pinned,
// and every setting they name exists.
import { parse } from 'yaml';
import { faultsOfCompose, faultsOfDockerfile, knownSettings, unknownSettings } from './docker-rules.mjs';
import { fail, read } from './files.mjs';
import { services } from './sdl.mjs';

const [dockerfile, compose, example] = ['Dockerfile', 'compose.yaml', '.env.example'].map(
  (name) => read(`docker/${name}`) ?? '',
);
const known = knownSettings(read('libs/service/src/config/settings.ts') ?? '');
const wanted = [...new Set([...compose.matchAll(/\$\{(\w+)/g)].map(([, name]) => name))];

fail([
  ...faultsOfDockerfile(dockerfile),
  ...faultsOfCompose(parse(compose, { merge: true }), [...services, 'gateway']),
  ...unknownSettings(dockerfile, known, 'Dockerfile'),
  ...unknownSettings(compose, known, 'compose.yaml'),
  ...unknownSettings(example, known, '.env.example'),
  ...wanted.filter((name) => !example.includes(`\n${name}=`)).map((name) => `.env.example: ${name} is missing.`),
]);
