const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** What is wrong with a lock, one line each. */
export function faultsOfLock(manifest, { packages }) {
  const own = packages[''];
  const drifted = kinds.flatMap((kind) => {
    const names = new Set([...Object.keys(manifest[kind] ?? {}), ...Object.keys(own[kind] ?? {})]);
    return [...names]
      .filter((name) => manifest[kind]?.[name] !== own[kind]?.[name])
      .map(
        (name) =>
          `${name}: package.json says ${manifest[kind]?.[name]}, the lock ${own[kind]?.[name]}. Run \`npm install\`.`,
      );
  });
  const loose = kinds.flatMap((kind) =>
    Object.entries(manifest[kind] ?? {})
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${name}: "${version}" in package.json is no exact version.`),
  );
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name}, which ${path || 'package.json'} may need on another system, is not in the lock.`),
  );
  return [...drifted, ...loose, ...missing];
}

/** Is `name` in the lock where node would look for it from `path`? */
function isLocked(packages, path, name) {
  const inside = `${path ? `${path}/` : ''}node_modules/${name}`;
  if (packages[inside]) return true;
  if (!path) return false;
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));
  return isLocked(packages, parent, name);
}
