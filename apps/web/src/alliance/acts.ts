import { graphql } from '../graph/gql';

export const ProposeAlliance = graphql(`
  mutation ProposeAlliance($input: ProposeAllianceInput!) {
    proposeAlliance(input: $input) {
      alliance {
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

export const InviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      membership {
        id
        role
        status
        organisation {
          id
          name
        }
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RespondToInvitation = graphql(`
  mutation RespondToInvitation($membershipId: ID!, $accept: Boolean!, $idempotencyKey: String) {
    respondToInvitation(membershipId: $membershipId, accept: $accept, idempotencyKey: $idempotencyKey) {
      membership {
        id
        role
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const LeaveAlliance = graphql(`
  mutation LeaveAlliance($allianceId: ID!, $idempotencyKey: String) {
    leaveAlliance(allianceId: $allianceId, idempotencyKey: $idempotencyKey) {
      membership {
        id
        role
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ApproveAlliance = graphql(`
  mutation ApproveAlliance($id: ID!, $reason: String!, $idempotencyKey: String) {
    approveAlliance(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) {
      alliance {
        id
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const RefuseAlliance = graphql(`
  mutation RefuseAlliance($id: ID!, $reason: String!, $idempotencyKey: String) {
    refuseAlliance(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) {
      alliance {
        id
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const SuspendAlliance = graphql(`
  mutation SuspendAlliance($id: ID!, $reason: String!, $idempotencyKey: String) {
    suspendAlliance(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) {
      alliance {
        id
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ReinstateAlliance = graphql(`
  mutation ReinstateAlliance($id: ID!, $reason: String!, $idempotencyKey: String) {
    reinstateAlliance(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) {
      alliance {
        id
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const SuspendMember = graphql(`
  mutation SuspendMember($membershipId: ID!, $reason: String!, $idempotencyKey: String) {
    suspendMember(membershipId: $membershipId, reason: $reason, idempotencyKey: $idempotencyKey) {
      membership {
        id
        status
        role
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const ReinstateMember = graphql(`
  mutation ReinstateMember($membershipId: ID!, $reason: String!, $idempotencyKey: String) {
    reinstateMember(membershipId: $membershipId, reason: $reason, idempotencyKey: $idempotencyKey) {
      membership {
        id
        status
        role
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);

export const AppointSteward = graphql(`
  mutation AppointSteward($membershipId: ID!, $reason: String!, $idempotencyKey: String) {
    appointSteward(membershipId: $membershipId, reason: $reason, idempotencyKey: $idempotencyKey) {
      membership {
        id
        status
        role
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`);
