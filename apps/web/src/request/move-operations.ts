import { graphql } from '../graph/gql';
import { thread } from './operations';

const answer = graphql(
  `
    fragment Answer on RequestPayload {
      request {
        ...Thread
      }
      userErrors {
        code
        message
        field
      }
    }
  `,
  [thread],
);

export const AcceptRequest = graphql(
  `
    mutation AcceptRequest($input: AnswerRequestInput!) {
      acceptRequest(input: $input) {
        ...Answer
      }
    }
  `,
  [answer],
);

export const DeclineRequest = graphql(
  `
    mutation DeclineRequest($input: AnswerRequestInput!) {
      declineRequest(input: $input) {
        ...Answer
      }
    }
  `,
  [answer],
);

export const WithdrawRequest = graphql(
  `
    mutation WithdrawRequest($input: AnswerRequestInput!) {
      withdrawRequest(input: $input) {
        ...Answer
      }
    }
  `,
  [answer],
);

export const ConfirmRequest = graphql(
  `
    mutation ConfirmRequest($input: AnswerRequestInput!) {
      confirmRequest(input: $input) {
        ...Answer
      }
    }
  `,
  [answer],
);

export const ChallengeRequest = graphql(
  `
    mutation ChallengeRequest($input: AnswerRequestInput!) {
      challengeRequest(input: $input) {
        ...Answer
      }
    }
  `,
  [answer],
);

export const CancelRequest = graphql(
  `
    mutation CancelRequest($input: AnswerRequestInput!) {
      cancelRequest(input: $input) {
        ...Answer
      }
    }
  `,
  [answer],
);

export const CounterRequest = graphql(
  `
    mutation CounterRequest($input: CounterRequestInput!) {
      counterRequest(input: $input) {
        ...Answer
      }
    }
  `,
  [answer],
);
