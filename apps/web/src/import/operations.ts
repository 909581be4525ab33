import { graphql } from '../graph/gql';

export const ImportSites = graphql(`
  query ImportSites {
    me {
      id
      organisation {
        id
        facilities(first: 100) {
          edges {
            node {
              id
              name
              timeZone
            }
          }
        }
      }
    }
  }
`);

/** What a site has brought in before. */
export const PastImports = graphql(`
  query PastImports($facilityId: ID!) {
    facility(id: $facilityId) {
      id
      tables {
        id
        name
        kind
        state
        madeAt
        headers
        columns {
          name
          header
        }
        rows
        added
        changed
        refused
      }
    }
  }
`);

export const SuggestTable = graphql(`
  query SuggestTable($uploadId: ID!, $kind: TableKind) {
    suggestTable(uploadId: $uploadId, kind: $kind) {
      headers
      sample
      kind
      columns {
        name
        header
      }
    }
  }
`);

/** An import, as far as it has come. */
export const ImportReport = graphql(`
  query ImportReport($id: ID!) {
    node(id: $id) {
      id
      ... on TableImport {
        name
        kind
        state
        madeAt
        rows
        done
        added
        changed
        same
        refused
        columns {
          name
          header
        }
        faults {
          row
          column
          expected
          found
        }
        inTheWay {
          row
          column
          expected
          found
          code
        }
        facility {
          id
          name
          timeZone
        }
      }
    }
  }
`);

/** The refused rows as a table again: they may be as many as the file had. */
export const RefusedRows = graphql(`
  query RefusedRows($id: ID!) {
    node(id: $id) {
      id
      ... on TableImport {
        refusedRows
      }
    }
  }
`);

/** What is promised where a table cannot be taken back. */
export const PromiseInTheWay = graphql(`
  query PromiseInTheWay($id: ID!) {
    node(id: $id) {
      id
      ... on Commitment {
        state
        rank
        units
        period {
          start
          end
        }
        resource {
          id
          name
          facility {
            id
            timeZone
          }
        }
      }
    }
  }
`);

export const CheckTable = graphql(`
  mutation CheckTable($input: CheckTableInput!) {
    checkTable(input: $input) {
      table {
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

export const CommitTable = graphql(`
  mutation CommitTable($tableId: ID!, $idempotencyKey: String!) {
    commitTable(tableId: $tableId, idempotencyKey: $idempotencyKey) {
      table {
        id
        state
        done
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RollBackTable = graphql(`
  mutation RollBackTable($tableId: ID!, $idempotencyKey: String!) {
    rollBackTable(tableId: $tableId, idempotencyKey: $idempotencyKey) {
      table {
        id
        state
        done
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);
