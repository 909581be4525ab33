import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Filter, Need, Requirement } from './lines';

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

type Wanted = Pick<Filter, 'capability' | 'requirements' | 'deliverySpec' | 'also'>;
type Spec = {
  readonly code: string;
  readonly includes: readonly string[];
  readonly requires: readonly { readonly capability: string; readonly requirements: readonly Requirement[] }[];
};

const file = join(__dirname, '../../../apps/capabilities/taxonomy.json');
const read = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly capabilities: readonly Leaf[];
  readonly attributes: readonly Attribute[];
  readonly deliverySpecs: readonly Spec[];
  readonly aiCategories: readonly { readonly code: string; readonly risk: string }[];
};

export const leaves: readonly Leaf[] = read.capabilities;
const attributes = new Map(read.attributes.map((attribute) => [attribute.code, attribute]));

export function attributeOf(code: string): Attribute {
  const found = attributes.get(code);
  if (!found) throw new Error(`no attribute ${code}`);
  return found;
}

export const isNumber = ({ type }: Attribute): boolean => type === 'integer' || type === 'decimal';

export const specCodes = read.deliverySpecs.map(({ code }) => code);
export const aiCategories = read.aiCategories;

/** What a filter wants of one house: one need for each capability of a specification, after those of the ones it includes. */
export function needsOf({ capability, requirements = [], deliverySpec, also = [] }: Wanted): readonly Need[] {
  if (deliverySpec === undefined) return [{ capability: capability ?? '', requirements }, ...also];
  const wanted = new Map<string, Requirement[]>();
  for (const one of requiredBy(deliverySpec))
    wanted.set(one.capability, [...(wanted.get(one.capability) ?? []), ...one.requirements]);
  return [...[...wanted].map(([code, tests]) => ({ capability: code, requirements: tests })), ...also];
}

function requiredBy(code: string): Spec['requires'] {
  const spec = read.deliverySpecs.find((one) => one.code === code);
  if (!spec) throw new Error(`no delivery specification ${code}`);
  return [...spec.includes.flatMap(requiredBy), ...spec.requires];
}
