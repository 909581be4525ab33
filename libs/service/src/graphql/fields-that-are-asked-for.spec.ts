import { Kind, parse, type FieldNode, type FragmentDefinitionNode } from 'graphql';
import { fieldsAsked } from './selection';

/** What a resolver of the first field of a document is told. */
function asked(text: string): readonly string[] {
  const { definitions } = parse(text);
  const fragments = Object.fromEntries(
    definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  const [operation] = definitions;
  const fieldNodes = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  return [...fieldsAsked({ fieldNodes: fieldNodes as readonly FieldNode[], fragments })].sort();
}

describe('the fields that are asked for', () => {
  it('are those of the selection itself, by their own names, not those inside', () => {
    expect(asked('{ search { total: count edges { node { id } } } }')).toEqual(['count', 'edges']);
    expect(asked('{ me }')).toEqual([]);
  });

  it('are found in fragments as well, one inside another', () => {
    const fragments = 'fragment A on Page { facets ... on Page { places } ...B } fragment B on Page { count }';
    expect(asked(`{ search { ...A ... { edges } } } ${fragments}`)).toEqual(['count', 'edges', 'facets', 'places']);
  });

  it('are those of every place that asks for the field', () => {
    expect(asked('{ search { count } search { facets } }')).toEqual(['count', 'facets']);
  });

  it('hold what a directive may leave out', () => {
    expect(asked('query ($is: Boolean!) { search { facets @include(if: $is) } }')).toEqual(['facets']);
  });
});
