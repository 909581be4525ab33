import { graphql } from '../graph/gql';

const asked = graphql(`
  fragment Asked on Brief {
    id
    title
    status
    currency
    budget {
      amountMinor
      currency
    }
    maxFacilities
    excludeFacilities {
      id
      name
    }
    preferAlliances {
      id
      name
    }
    packages {
      key
      title
      capability {
        code
        label
      }
      units
      duration
      window {
        start
        end
      }
      after
      requirements {
        attribute
        anyOf
        allOf
        atLeast
        atMost
      }
      securityFloor
      near {
        latitude
        longitude
        withinKm
      }
      maxPrice {
        amountMinor
        currency
      }
      together
    }
  }
`);

const team = graphql(`
  fragment ProposedTeam on Team {
    id
    objective
    proven
    gap
    reasons
    finishesAt
    proposedAt
    total {
      amountMinor
      currency
    }
    facilities {
      id
      name
      city
      country
      timeZone
      rating
    }
    assignments {
      units
      period {
        start
        end
      }
      price {
        amountMinor
        currency
      }
      package {
        key
        title
        after
        window {
          start
          end
        }
      }
      resource {
        id
        name
        facility {
          id
          name
          timeZone
        }
      }
    }
    requests {
      id
      status
    }
  }
`);

/** A brief to begin another with. */
export const BriefToCopy = graphql(
  `
    query BriefToCopy($id: ID!) {
      brief(id: $id) {
        ...Asked
      }
    }
  `,
  [asked],
);

export const Brief = graphql(
  `
    query Brief($id: ID!) {
      brief(id: $id) {
        ...Asked
        proposedAt
        obstacles {
          packages
          constraint
          message
          relaxation
        }
        teams {
          ...ProposedTeam
        }
      }
    }
  `,
  [asked, team],
);

export const Briefs = graphql(`
  query Briefs($status: [BriefStatus!], $after: String) {
    briefs(status: $status, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          title
          status
          currency
          budget {
            amountMinor
            currency
          }
          packages {
            key
            title
            window {
              start
              end
            }
          }
        }
      }
    }
  }
`);

/** How many there are in each status, so that a filter says what it will show. */
export const BriefCounts = graphql(`
  query BriefCounts {
    OPEN: briefs(status: [OPEN], first: 1) {
      totalCount
    }
    STAFFED: briefs(status: [STAFFED], first: 1) {
      totalCount
    }
    CLOSED: briefs(status: [CLOSED], first: 1) {
      totalCount
    }
  }
`);

export const CreateBrief = graphql(`
  mutation CreateBrief($input: CreateBriefInput!) {
    createBrief(input: $input) {
      brief {
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

/** What was found is read with the brief. */
export const ProposeTeams = graphql(`
  mutation ProposeTeams($briefId: ID!, $idempotencyKey: String!) {
    proposeTeams(briefId: $briefId, idempotencyKey: $idempotencyKey) {
      teams {
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

/** How many places could do a package by itself, and what they can do. */
export const Supply = graphql(`
  query Supply($filter: CapacityFilter!) {
    searchCapacity(filter: $filter, first: 1) {
      totalCount
      facets {
        field
        values {
          value
          label
          count
        }
      }
    }
  }
`);

/** Sites that could do a package, to name one that is not to be asked. */
export const SitesThatCould = graphql(`
  query SitesThatCould($filter: CapacityFilter!) {
    searchCapacity(filter: $filter, first: 50) {
      edges {
        node {
          resource {
            id
            facility {
              id
              name
              city
              country
            }
          }
        }
      }
    }
  }
`);

/** One site by its id. */
export const SiteById = graphql(`
  query SiteById($id: ID!) {
    facility(id: $id) {
      id
      name
    }
  }
`);

/** Alliances that the viewer sees, to prefer one. */
export const AlliancesToPrefer = graphql(`
  query AlliancesToPrefer {
    alliances(first: 100) {
      edges {
        node {
          id
          name
          status
        }
      }
    }
  }
`);
