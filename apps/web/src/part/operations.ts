import { graphql } from '../graph/gql';

/** What a resource is taken with, and the classes of its facility. */
export const TogetherOf = graphql(`
  query TogetherOf($id: ID!) {
    resource(id: $id) {
      id
      name
      units
      parts {
        name
        units
        isAll
        resource {
          id
        }
      }
      partOf {
        id
        name
      }
      facility {
        id
        name
        classes {
          id
          name
          resources {
            id
            name
          }
        }
      }
    }
  }
`);

/** Resources of a facility to choose from. */
export const ResourcesToChoose = graphql(`
  query ResourcesToChoose($facilityId: ID!, $after: String) {
    facility(id: $facilityId) {
      id
      resources(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            id
            name
            units
          }
        }
      }
    }
  }
`);

export const SetParts = graphql(`
  mutation SetParts($input: SetPartsInput!) {
    setParts(input: $input) {
      resource {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const CreateResourceClass = graphql(`
  mutation CreateResourceClass($input: CreateResourceClassInput!) {
    createResourceClass(input: $input) {
      resourceClass {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const SetClassMembers = graphql(`
  mutation SetClassMembers($input: SetClassMembersInput!) {
    setClassMembers(input: $input) {
      resourceClass {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RenameResourceClass = graphql(`
  mutation RenameResourceClass($input: RenameResourceClassInput!) {
    renameResourceClass(input: $input) {
      resourceClass {
        id
        name
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RemoveResourceClass = graphql(`
  mutation RemoveResourceClass($input: RemoveResourceClassInput!) {
    removeResourceClass(input: $input) {
      facility {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);
