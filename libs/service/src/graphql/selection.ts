import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * The fields that are asked for of what a resolver answers, fragments written out; so that what nobody asked for is not worked out.
 * One that a directive may leave out counts as asked for.
 */
export function fieldsAsked({
  fieldNodes,
  fragments,
}: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>): ReadonlySet<string> {
  const namesIn = (set: SelectionSetNode | undefined): readonly string[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.name.value];
      if (selection.kind === Kind.INLINE_FRAGMENT) return namesIn(selection.selectionSet);
      return namesIn(fragments[selection.name.value]?.selectionSet);
    });
  return new Set(fieldNodes.flatMap((node: FieldNode) => namesIn(node.selectionSet)));
}
