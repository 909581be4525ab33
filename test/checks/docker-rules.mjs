const pinned = /:\d+\.\d+[\w.-]*$/;
const names = (text) => [...new Set(text.match(/\bINTERLOCK_[A-Z0-9_]+/g) ?? [])];

/** Settings the code reads, from its one list of them. */
export const knownSettings = (source) => names(source).flatMap((name) => [name, `${name}_FILE`]);

/** Settings that a text names and the code does not know. */
export const unknownSettings = (text, known, where) =>
  names(text)
    .filter((name) => !known.includes(name))
    .map((name) => `${where}: ${name} is no setting.`);

/** What is wrong with the image recipe. */
export function faultsOfDockerfile(text) {
  const lines = text.replaceAll('\\\n', ' ').split('\n');
  const words = lines.filter((line) => /^[A-Z]+ /.test(line)).map((line) => line.split(/\s+/));
  const lastStage = words.slice(words.findLastIndex(([verb]) => verb === 'FROM'));
  const has = (verb) => lastStage.some(([first]) => first === verb);
  const user = lastStage.findLast(([verb]) => verb === 'USER')?.[1];
  const command =
    lastStage
      .find(([verb]) => verb === 'CMD')
      ?.slice(1)
      .join(' ') ?? '';
  return [
    ...words
      .filter(([verb, image]) => verb === 'FROM' && !pinned.test(image))
      .map(([, image]) => `Dockerfile: ${image} is not pinned to a version.`),
    ...(lastStage.some(([verb, argument]) => verb === 'ARG' && /^SERVICE(=|$)/.test(argument))
      ? []
      : ['Dockerfile: takes no SERVICE.']),
    ...(!user || /^(root|0)(:|$)/.test(user) ? ['Dockerfile: runs as root.'] : []),
    ...(has('HEALTHCHECK') ? [] : ['Dockerfile: has no health check.']),
    ...(command.startsWith('["node"') ? [] : ['Dockerfile: starts through a shell, which swallows signals.']),
    ...(words.some(
      ([verb, second]) => verb === 'RUN' && second === 'npm' && /install/.test(text) && !/npm ci/.test(text),
    )
      ? ['Dockerfile: installs past the lock.']
      : []),
    ...(/^(ENV|ARG).*(SECRET|PASSWORD|TOKEN)/m.test(text) ? ['Dockerfile: bakes a secret in.'] : []),
  ];
}

/** What is wrong with the compose file; `parts` are the processes there must be. */
export function faultsOfCompose(compose, parts) {
  const services = compose.services ?? {};
  const own = (name) => parts.includes(name) || name === 'migrate';
  return [
    ...('version' in compose ? ['compose.yaml: the version key is obsolete.'] : []),
    ...[...parts, 'postgres', 'migrate']
      .filter((name) => !services[name])
      .map((name) => `compose.yaml: ${name} is missing.`),
    ...Object.entries(services).flatMap(([name, service]) =>
      [
        ...faultsOfAny(service),
        ...(own(name) ? faultsOfOwn(name, service) : []),
        ...faultsOfOrder(name, service, parts, services),
      ].map((fault) => `compose.yaml: ${name} ${fault}.`),
    ),
    ...danglingNames(compose),
  ];
}

function faultsOfAny(service) {
  const checked = service.healthcheck?.test || service.healthcheck?.disable;
  return [
    ...(pinned.test(service.image ?? '') || service.build
      ? []
      : [`runs an image that is not pinned (${service.image})`]),
    ...(service.read_only === true ? [] : ['may write to its root']),
    ...(service.tmpfs?.includes('/tmp') ? [] : ['has no /tmp']),
    ...(service.cap_drop?.includes('ALL') ? [] : ['keeps capabilities']),
    ...(service.security_opt?.includes('no-new-privileges:true') ? [] : ['may gain privileges']),
    ...(service.privileged || service.network_mode === 'host' || service.pid === 'host'
      ? ['reaches into the host']
      : []),
    ...(/^(root|0)(:|$)/.test(String(service.user ?? '')) ? ['runs as root'] : []),
    ...(checked ? [] : ['has no health check']),
    ...(service.ports ?? [])
      .filter((port) => !String(port).startsWith('127.0.0.1:'))
      .map((port) => `opens ${port} to the network`),
    ...literalSecrets(service.environment),
  ];
}

function faultsOfOwn(name, service) {
  const argument = service.build?.args?.SERVICE;
  const probes = JSON.stringify(service.healthcheck?.test ?? '').includes('/health/ready');
  return [
    ...(service.build?.dockerfile === 'docker/Dockerfile' ? [] : ['is not built from docker/Dockerfile']),
    ...(name === 'migrate' || argument === name ? [] : [`is built as ${argument}`]),
    ...(name === 'migrate' || probes ? [] : ['does not ask /health/ready']),
    ...(name === 'gateway' || !service.ports ? [] : ['opens a port though only the gateway may']),
  ];
}

/** Everything waits for the database, every part for the migrations, the gateway for all others. */
function faultsOfOrder(name, service, parts, services) {
  const waits = service.depends_on ?? {};
  const needed = {
    ...(name === 'postgres' ? {} : { postgres: 'service_healthy' }),
    ...(parts.includes(name) ? { migrate: 'service_completed_successfully' } : {}),
    ...(name === 'gateway'
      ? Object.fromEntries(parts.filter((part) => part !== name).map((part) => [part, 'service_healthy']))
      : {}),
  };
  return [
    ...Object.entries(needed)
      .filter(([other, condition]) => waits[other]?.condition !== condition)
      .map(([other, condition]) => `does not wait for ${other} (${condition})`),
    ...Object.keys(waits)
      .filter((other) => !services[other])
      .map((other) => `waits for ${other}, which does not exist`),
  ];
}

const literalSecrets = (environment = {}) =>
  Object.entries(environment)
    .filter(([name, value]) => /(SECRET|PASSWORD|DATABASE_URL)$/.test(name) && !/\$\{\w+:\?/.test(String(value)))
    .map(([name]) => `has ${name} written out, or empty when it is not set`);

/** Volumes and networks that are used but not declared, or declared and not used. */
function danglingNames({ services = {}, volumes = {}, networks = {} }) {
  const all = Object.values(services);
  const used = {
    volumes: all.flatMap((service) => service.volumes ?? []).map((volume) => String(volume).split(':')[0]),
    networks: all.flatMap((service) => service.networks ?? []),
  };
  const pairs = [
    ['volume', used.volumes, Object.keys(volumes)],
    ['network', used.networks, Object.keys(networks)],
  ];
  return pairs.flatMap(([kind, asked, declared]) => [
    ...[...new Set(asked)]
      .filter((name) => !declared.includes(name))
      .map((name) => `compose.yaml: ${kind} ${name} is not declared.`),
    ...declared.filter((name) => !asked.includes(name)).map((name) => `compose.yaml: ${kind} ${name} is not used.`),
  ]);
}
