import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Attribute = {
  readonly code: string;
  readonly type: 'set' | 'enum' | 'boolean' | 'tristate' | 'integer' | 'decimal';
  readonly ordered: boolean;
  readonly values: readonly string[] | null;
  readonly pattern?: string;
  readonly range?: readonly [number, number];
};
export type Leaf = {
  readonly code: string;
  readonly label: string;
  readonly attributes: readonly string[];
  readonly synonyms: readonly string[];
};

const file = join(__dirname, '../../../apps/capabilities/taxonomy.json');
const read = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly capabilities: readonly Leaf[];
  readonly attributes: readonly Attribute[];
};

export const leaves: readonly Leaf[] = read.capabilities;
const attributes = new Map(read.attributes.map((attribute) => [attribute.code, attribute]));

export function attributeOf(code: string): Attribute {
  const found = attributes.get(code);
  if (!found) throw new Error(`no attribute ${code}`);
  return found;
}

export const isNumber = ({ type }: Attribute): boolean => type === 'integer' || type === 'decimal';
