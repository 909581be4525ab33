/**
 * What can be said of a resource: the capabilities of the trade, sorted into disciplines and branches, and the attributes each
 * can be described by. The taxonomy comes as one file; a file that does not hold together stops the start.
 */
import { z } from 'zod';

/** `set`: one or more values; all others exactly one. A tristate may be `unknown`, which meets nothing. */
export type AttributeType = 'set' | 'enum' | 'boolean' | 'tristate' | 'integer' | 'decimal';

/** Something a claim can say. Numbers and patterns list no values; `ordered` lists run from least to most. */
export type Attribute = {
  readonly code: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly ordered: boolean;
  readonly values: readonly string[] | null;
  /** In words, where a value is a code of its own, as a delivery specification is. */
  readonly valueLabels: ReadonlyMap<string, string>;
  readonly unit: string | null;
  readonly pattern: RegExp | null;
  /** Least and greatest number a claim may name. */
  readonly range: readonly [number, number] | null;
};

/** A leaf: one thing a house can do. */
export type Capability = {
  readonly code: string;
  readonly label: string;
  readonly discipline: string;
  readonly unit: string;
  readonly attributes: readonly Attribute[];
  readonly synonyms: readonly string[];
};

export type Branch = { readonly code: string; readonly label: string };

/** Lowest first: a floor is met by its own tier and every later one. */
export const securityTiers = ['NONE', 'SELF_DECLARED', 'THIRD_PARTY'] as const;
export type SecurityTier = (typeof securityTiers)[number];

export type Scheme = { readonly code: string; readonly label: string; readonly tier: SecurityTier };

/** A way of using AI; its risk stands for all categories of that risk. */
export type AiCategory = { readonly code: string; readonly label: string; readonly risk: string };

/** What a client wants delivered: what a house needs for it, besides all that the included specifications need. */
export type DeliverySpec = {
  readonly code: string;
  readonly label: string;
  readonly includes: readonly string[];
  readonly requires: readonly { readonly capability: string; readonly requirements: readonly SpecRequirement[] }[];
  readonly source: string;
  readonly notes: string;
  /** Nobody has checked it: a proposal to be changed. */
  readonly isProposal: boolean;
};

export type Taxonomy = {
  /** Leaves by code, in the order of their codes. */
  readonly capabilities: ReadonlyMap<string, Capability>;
  readonly disciplines: readonly Branch[];
  readonly branches: readonly Branch[];
  /** By code, in the order of the file. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** By code, in the order of the file; each includes only such as are there. */
  readonly deliverySpecs: ReadonlyMap<string, DeliverySpec>;
  /** By code, in the order of the file. */
  readonly aiCategories: ReadonlyMap<string, AiCategory>;
};

const labelled = z.object({ code: z.string(), label: z.string() });
const requirement = z.object({
  attribute: z.string(),
  anyOf: z.array(z.string()).optional(),
  allOf: z.array(z.string()).optional(),
  atLeast: z.string().optional(),
  atMost: z.string().optional(),
});
/** A test as the file writes it. */
type SpecRequirement = Readonly<z.infer<typeof requirement>>;

const file = z.object({
  disciplines: z.array(labelled),
  branches: z.array(labelled),
  capabilities: z.array(
    labelled.extend({
      discipline: z.string(),
      unit: z.string(),
      attributes: z.array(z.string()),
      synonyms: z.array(z.string()),
    }),
  ),
  attributes: z.array(
    labelled.extend({
      type: z.enum(['set', 'enum', 'boolean', 'tristate', 'integer', 'decimal']),
      ordered: z.boolean(),
      values: z.array(z.string()).nullable(),
      unit: z.string().nullable(),
      pattern: z.string().optional(),
      range: z.tuple([z.number(), z.number()]).optional(),
    }),
  ),
  deliverySpecs: z.array(
    labelled.extend({
      includes: z.array(z.string()),
      requires: z.array(z.object({ capability: z.string(), requirements: z.array(requirement) })),
      source: z.string(),
      confidence: z.enum(['seen', 'editable']),
      notes: z.string(),
    }),
  ),
  securitySchemes: z.array(labelled.extend({ tier: z.enum(securityTiers) })),
  aiCategories: z.array(labelled.extend({ risk: z.string() })),
});

/** The taxonomy that a file's JSON holds. Throws on anything missing: without it no claim and no search makes sense. */
export function readTaxonomy(json: unknown): Taxonomy {
  const read = file.parse(json);
  const valueLabels = new Map([...read.deliverySpecs, ...read.aiCategories].map(({ code, label }) => [code, label]));
  const attributes = new Map(
    read.attributes.map((raw): [string, Attribute] => [
      raw.code,
      {
        ...raw,
        valueLabels: new Map([...valueLabels].filter(([code]) => raw.values?.includes(code))),
        pattern: raw.pattern === undefined ? null : new RegExp(raw.pattern, 'u'),
        range: raw.range ?? null,
      },
    ]),
  );
  const capabilities = read.capabilities
    .map((raw): Capability => ({ ...raw, attributes: raw.attributes.map((code) => found(attributes, code)) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return {
    capabilities: new Map(capabilities.map((capability) => [capability.code, capability])),
    disciplines: read.disciplines,
    branches: read.branches,
    attributes,
    schemes: new Map(read.securitySchemes.map(({ code, label, tier }) => [code, { code, label, tier }])),
    deliverySpecs: specsByCode(
      read.deliverySpecs.map(({ confidence, ...spec }) => ({ ...spec, isProposal: confidence === 'editable' })),
    ),
    aiCategories: new Map(read.aiCategories.map(({ code, label, risk }) => [code, { code, label, risk }])),
  };
}

/** The leaf of that code, or every leaf below that branch or discipline, by code; empty when there is no such code. */
export function leavesBelow(taxonomy: Taxonomy, code: string): readonly Capability[] {
  const leaf = taxonomy.capabilities.get(code);
  if (leaf !== undefined) return [leaf];
  return [...taxonomy.capabilities.values()].filter((capability) => capability.code.startsWith(`${code}.`));
}

function found(attributes: ReadonlyMap<string, Attribute>, code: string): Attribute {
  const attribute = attributes.get(code);
  if (attribute === undefined) throw new Error(`The taxonomy has no attribute ${code}`);
  return attribute;
}

/** Specifications by code. One that includes what is not there or, in the end, itself throws. */
function specsByCode(specs: readonly DeliverySpec[]): ReadonlyMap<string, DeliverySpec> {
  const byCode = new Map(specs.map((spec) => [spec.code, spec]));
  const follow = (code: string, from: readonly string[]): void => {
    const spec = byCode.get(code);
    if (spec === undefined || from.includes(code))
      throw new Error(`The delivery specification ${from.at(-1) ?? code} includes ${code}, which cannot be`);
    for (const included of spec.includes) follow(included, [...from, code]);
  };
  for (const code of byCode.keys()) follow(code, []);
  return byCode;
}
