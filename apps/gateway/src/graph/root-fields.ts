import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined;
type Variables = Readonly<Record<string, unknown>>;

/** The fields at the root of an operation, fragments opened; all that are written, or those that `isAsked` lets through. */
export function rootFields(
  operation: OperationDefinitionNode,
  fragmentOf: FragmentOf,
  isAsked: (selection: SelectionNode) => boolean = () => true,
): readonly FieldNode[] {
  const opened = new Set<string>();
  const of = (set: SelectionSetNode): FieldNode[] =>
    set.selections.filter(isAsked).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return of(selection.selectionSet);
      const name = selection.name.value;
      if (opened.has(name)) return [];
      opened.add(name);
      const fragment = fragmentOf(name);
      return fragment ? of(fragment.selectionSet) : [];
    });
  return of(operation.selectionSet);
}

/** Those that are not left out by `@skip` or `@include`. The variables are coerced, defaults filled in. */
export const askedRootFields = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): readonly FieldNode[] =>
  rootFields(
    operation,
    (name) =>
      document.definitions.find(
        (definition): definition is FragmentDefinitionNode =>
          definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
      ),
    (selection) =>
      getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
      getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false,
  );
