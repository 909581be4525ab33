// Houses to be looked for, and what people type who look for them: the real names of the directory, and invented ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbersFrom, root } from '../measure.mjs';

const begins = 'Ar Bel Cas Dre Em Fos Gra Hel Is Jor Kil Lem Mon Nev Or Pra Ric Sor Tri Ul Vin Wes Yor Zan'.split(' ');
const middles = 'a e i o ba le ri so ta ven dor mel'.split(' ');
const ends = 'ber croft den fell gard holm kamp lund mark nes ora port rand stad thal una vik wood'.split(' ');
const trades =
  'Post|Sound|Pictures|Film Lab|Studios|Colour|Média|Collective|Picture House|Audio|Digital|Finishing'.split('|');
const cities = 'London Paris Lyon München Berlin Madrid Oslo Praha Toronto Montréal Mumbai Tokyo Burbank Zürich'.split(
  ' ',
);

const directory = JSON.parse(readFileSync(join(root, 'apps/facilities/directory/isdcf-facilities.json'), 'utf8'));

/** So many names of houses, no two alike; the same for the same number. */
export function houseNames(count) {
  const next = numbersFrom(count);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const word = () => pick(begins) + pick(middles) + pick(ends);
  const names = new Set(directory.map(({ name }) => name));
  while (names.size < count) names.add(`${word()} ${word()} ${pick(trades)}, ${pick(cities)}`);
  return [...names].slice(0, count);
}

/** One letter changed, left out or added, or two neighbours swapped. */
function mistyped(word, next) {
  const at = Math.floor(next() * word.length);
  const letter = String.fromCharCode(97 + Math.floor(next() * 26));
  const swap = Math.min(at, word.length - 2);
  const ways = [
    () => word.slice(0, at) + letter + word.slice(at + 1),
    () => word.slice(0, at) + word.slice(at + 1),
    () => word.slice(0, at) + letter + word.slice(at),
    () => word.slice(0, swap) + word[swap + 1] + word[swap] + word.slice(swap + 2),
  ];
  return ways[Math.floor(next() * ways.length)]();
}

/** Names that are looked for, each with every word of more than three letters mistyped once. */
export function typedNames(names, count) {
  const next = numbersFrom(count + names.length);
  return Array.from({ length: count }, () => {
    const name = names[Math.floor(next() * names.length)];
    const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    return { name, text: words.map((word) => (word.length > 3 ? mistyped(word, next) : word)).join(' ') };
  });
}
