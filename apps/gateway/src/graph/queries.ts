import {
  type DocumentNode,
  GraphQLError,
  isAbstractType,
  Kind,
  parse,
  type SelectionSetNode,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Api } from './api';
import { faultsOfSize, limitRules, mostErrors, noIntrospection, queryLimits } from './limits';
import { unsoundLiteral } from './text';

/** A query that has been read and found good. */
export type Query = {
  readonly document: DocumentNode;
  /** The same, saying the type of everything that may be of several: the answer is completed by it. */
  readonly planned: DocumentNode;
};

const keptQueries = 500;
const longestKept = 20_000;

/** Reads, checks and remembers queries; plans hang on the documents, so a known query is not planned again either. */
export class Queries {
  private readonly kept = new Map<string, Query>();

  constructor(
    private readonly api: Api,
    private readonly isProduction: boolean,
  ) {}

  /** The query, or everything that is wrong with it. */
  read(text: string): Query | { readonly faults: readonly GraphQLError[] } {
    const known = this.kept.get(text);
    if (known) {
      this.kept.delete(text);
      this.kept.set(text, known);
      return known;
    }
    const document = parsed(text);
    if (document instanceof GraphQLError) return { faults: [document] };
    const unsound = unsoundLiteral(document);
    if (unsound) return { faults: [unsound] };
    const faults = this.faultsOf(document);
    if (faults.length > 0) return { faults };
    const query = { document, planned: withTypenames(document, this.api) };
    if (text.length <= longestKept) this.keep(text, query);
    return query;
  }

  private faultsOf(document: DocumentNode): readonly GraphQLError[] {
    // Size first: the rules of GraphQL take their time over what is too large.
    const tooLarge = faultsOfSize(this.api.asks, document, limitRules);
    if (tooLarge.length > 0) return tooLarge;
    const rules = this.isProduction ? [...specifiedRules, noIntrospection] : specifiedRules;
    return validate(this.api.asks, document, rules, { maxErrors: mostErrors });
  }

  private keep(text: string, query: Query): void {
    const [oldest] = this.kept.keys();
    if (this.kept.size >= keptQueries && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(text, query);
  }
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: queryLimits.tokens });
  } catch (fault) {
    if (fault instanceof GraphQLError) return fault;
    throw fault;
  }
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

function withTypenames(document: DocumentNode, api: Api): DocumentNode {
  const types = new TypeInfo(api.answers);
  const SelectionSet = (set: SelectionSetNode): SelectionSetNode | undefined =>
    isAbstractType(types.getParentType()) ? { ...set, selections: [typename, ...set.selections] } : undefined;
  return visit(document, visitWithTypeInfo(types, { SelectionSet }));
}
