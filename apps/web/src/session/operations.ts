import { graphql } from '../graph/gql';

const session = graphql(`
  fragment Session on SessionPayload {
    accessToken
    expiresAt
    account {
      id
      displayName
      email
      role
      isAdmin
      organisation {
        id
        name
        kind
      }
    }
    userErrors {
      code
      message
      field
    }
  }
`);

export const SignIn = graphql(
  `
    mutation SignIn($input: SignInInput!) {
      signIn(input: $input) {
        ...Session
      }
    }
  `,
  [session],
);

export const SignUp = graphql(
  `
    mutation SignUp($input: SignUpInput!) {
      signUp(input: $input) {
        ...Session
      }
    }
  `,
  [session],
);

export const RefreshSession = graphql(
  `
    mutation RefreshSession {
      refreshSession {
        ...Session
      }
    }
  `,
  [session],
);

export const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);
