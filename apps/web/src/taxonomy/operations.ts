import { graphql } from '../graph/gql';

/** Names of everything that can be searched for; without attributes, which are asked for by discipline. */
export const Taxonomy = graphql(`
  query Taxonomy {
    taxonomyBranches {
      code
      label
    }
    capabilities {
      code
      label
      discipline
      unit
      synonyms
    }
  }
`);

export const AttributesOfDiscipline = graphql(`
  query AttributesOfDiscipline($discipline: String!) {
    capabilities(discipline: $discipline) {
      code
      label
      attributes {
        code
        label
        type
        values
        unit
        ordered
      }
    }
  }
`);

/** Delivery specifications, each with what a house needs for it. */
export const DeliverySpecs = graphql(`
  query DeliverySpecs {
    deliverySpecs {
      code
      label
      notes
      isProposal
      needs {
        capability {
          code
          label
        }
        requirements {
          attribute
          anyOf
          allOf
          atLeast
          atMost
        }
      }
    }
  }
`);

/** Kinds of uses of AI that a client may forbid. */
export const AiCategories = graphql(`
  query AiCategories {
    aiCategories {
      code
      label
      risk
    }
  }
`);
