import { graphql } from '../graph/gql';

/** What a resource is, can do and costs. */
export const ResourceDetail = graphql(`
  query ResourceDetail($id: ID!) {
    resource(id: $id) {
      id
      name
      kind
      units
      hours {
        week {
          from
          to
        }
        dayLength
      }
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
      classes {
        id
        name
        resources {
          id
        }
      }
      claims {
        standing
        expiresOn
        ai {
          uses
          trainsOnInput
        }
        capability {
          code
          label
          unit
          attributes {
            code
            label
            unit
          }
        }
        attributes {
          attribute
          values
        }
      }
      rates {
        id
        audience
        audienceId
        per
        minimum
        leadTime
        weekendUplift
        overtimeUplift
        cancellation {
          notice
          percent
        }
        amount {
          amountMinor
          currency
        }
      }
      facility {
        id
        name
        city
        country
        timeZone
        latitude
        longitude
        securityTier
        rating
        assessments {
          id
          scheme
          tier
          issuedOn
          expiresOn
          verified
        }
        organisation {
          id
          name
        }
      }
    }
    assessmentSchemes {
      code
      label
    }
  }
`);

/** The windows of some weeks, and what of them the viewer's own organisation has taken. */
export const ResourceWeeks = graphql(`
  query ResourceWeeks($id: ID!, $within: PeriodInput!) {
    resource(id: $id) {
      id
      capacity(within: $within) {
        id
        units
        period {
          start
          end
        }
      }
      commitments(within: $within) {
        id
        state
        rank
        units
        expiresAt
        period {
          start
          end
        }
      }
    }
  }
`);

/** What is free in each half day of one week, Monday morning first. */
export const FreeWeek = graphql(`
  query FreeWeek(
    $id: ID!
    $h0: PeriodInput!
    $h1: PeriodInput!
    $h2: PeriodInput!
    $h3: PeriodInput!
    $h4: PeriodInput!
    $h5: PeriodInput!
    $h6: PeriodInput!
    $h7: PeriodInput!
    $h8: PeriodInput!
    $h9: PeriodInput!
    $h10: PeriodInput!
    $h11: PeriodInput!
    $h12: PeriodInput!
    $h13: PeriodInput!
  ) {
    resource(id: $id) {
      id
      h0: freeUnits(during: $h0)
      h1: freeUnits(during: $h1)
      h2: freeUnits(during: $h2)
      h3: freeUnits(during: $h3)
      h4: freeUnits(during: $h4)
      h5: freeUnits(during: $h5)
      h6: freeUnits(during: $h6)
      h7: freeUnits(during: $h7)
      h8: freeUnits(during: $h8)
      h9: freeUnits(during: $h9)
      h10: freeUnits(during: $h10)
      h11: freeUnits(during: $h11)
      h12: freeUnits(during: $h12)
      h13: freeUnits(during: $h13)
    }
  }
`);

export const SendRequest = graphql(`
  mutation SendRequest($input: SendRequestInput!) {
    sendRequest(input: $input) {
      request {
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
