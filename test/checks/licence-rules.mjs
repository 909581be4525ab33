/** Licences that ask for no more than credit, or (MPL) for changes to their own files. */
const allowed = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Python-2.0'],
  ...['CC0-1.0', 'CC-BY-3.0', 'CC-BY-4.0', 'Unlicense', 'MPL-2.0', 'PSF-2.0'],
]);

/** Packages whose manifest says it in its own way, or not at all; each was looked up in its own text. */
const readByHand = {
  nub: 'MIT', // "MIT/X11"
  pause: 'MIT', // at the end of its Readme
};

/** The licence a package states, as an SPDX expression; null when it states none. */
export function statedLicence(name, { license, licenses } = {}) {
  if (readByHand[name]) return readByHand[name];
  const stated = license ?? licenses;
  if (Array.isArray(stated)) return stated.map((one) => one.type ?? one).join(' OR ') || null;
  return stated?.type ?? stated ?? null;
}

/** Does every part of an AND, or one part of an OR, stand on the list? */
export function isAllowed(expression) {
  if (!expression) return false;
  const bare = expression.replaceAll(/^\((.*)\)$/g, '$1');
  if (/\bOR\b/.test(bare)) return bare.split(/\s+OR\s+/).some(isAllowed);
  return bare.split(/\s+AND\s+/).every((part) => allowed.has(part));
}
