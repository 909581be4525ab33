import { graphql } from '../graph/gql';

/** Calendars of elsewhere that keep time of a resource, and the secret addresses under which others read its house's. */
export const CalendarsElsewhere = graphql(`
  query CalendarsElsewhere($id: ID!) {
    resource(id: $id) {
      id
      name
      calendarFeeds {
        id
        name
        host
        units
        readAt
        readUntil
        triedAt
        nextAt
        fault
        isPaused
        eventCount
        leftOutCount
        leftOut
        collisions {
          id
          units
          note
          period {
            start
            end
          }
          collisions {
            id
            state
            rank
            units
            period {
              start
              end
            }
          }
        }
        promisesLeft {
          id
          state
          rank
          units
          period {
            start
            end
          }
        }
      }
      facility {
        id
        name
        calendarLinks {
          id
          name
          madeAt
          readAt
          resource {
            id
            name
          }
        }
      }
    }
  }
`);

export const AddCalendarFeed = graphql(`
  mutation AddCalendarFeed($input: AddCalendarFeedInput!) {
    addCalendarFeed(input: $input) {
      feed {
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

export const ImportCalendar = graphql(`
  mutation ImportCalendar($input: ImportCalendarInput!) {
    importCalendar(input: $input) {
      feed {
        id
        eventCount
        leftOutCount
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const SyncCalendarFeed = graphql(`
  mutation SyncCalendarFeed($input: SyncCalendarFeedInput!) {
    syncCalendarFeed(input: $input) {
      feed {
        id
        isPaused
        nextAt
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RemoveCalendarFeed = graphql(`
  mutation RemoveCalendarFeed($input: RemoveCalendarFeedInput!) {
    removeCalendarFeed(input: $input) {
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

export const CreateCalendarLink = graphql(`
  mutation CreateCalendarLink($input: CreateCalendarLinkInput!) {
    createCalendarLink(input: $input) {
      link {
        id
        name
      }
      path
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RevokeCalendarLink = graphql(`
  mutation RevokeCalendarLink($input: RevokeCalendarLinkInput!) {
    revokeCalendarLink(input: $input) {
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

export const ToLookAfter = graphql(`
  query ToLookAfter($id: ID!) {
    facility(id: $id) {
      id
      troubledFeeds {
        id
        name
        isPaused
        resource {
          id
          name
        }
      }
      eventCollisions {
        id
        note
        period {
          start
          end
        }
        resource {
          id
          name
        }
        collisions {
          id
        }
      }
    }
  }
`);
