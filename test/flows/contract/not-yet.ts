/**
 * What the contract promises and the API does not offer yet, by coordinate. The list only shrinks: what is offered by now must
 * leave it. A type stands for everything in it.
 */
const briefs = [
  ...['Brief', 'BriefStatus', 'BriefPackage', 'BriefConnection', 'BriefEdge', 'BriefPackageInput', 'BriefPayload'],
  ...['CreateBriefInput', 'Requirement', 'Near', 'Query.brief', 'Query.briefs', 'Mutation.createBrief'],
  'PartnershipRequest.brief',
];
const teams = [
  ...['Team', 'TeamObjective', 'TeamsPayload', 'Assignment', 'AssignmentPart', 'Obstacle', 'RequestTeamInput'],
  ...['ConfirmTeamInput', 'RequestsPayload', 'Query.team', 'Mutation.proposeTeams', 'Mutation.requestTeam'],
  ...['Mutation.confirmTeam', 'PartnershipRequest.team'],
];
const alliances = [
  ...['Alliance', 'AllianceStatus', 'AllianceRole', 'AllianceConnection', 'AllianceEdge', 'AlliancePayload'],
  ...['ProposeAllianceInput', 'Query.alliances', 'Mutation.proposeAlliance', 'Mutation.approveAlliance'],
  'Mutation.refuseAlliance',
];
const memberships = [
  ...['Membership', 'MembershipStatus', 'MembershipConnection', 'MembershipEdge', 'MembershipPayload'],
  ...['InviteMemberInput', 'Query.memberships', 'Mutation.inviteMember', 'Mutation.respondToInvitation'],
  'Mutation.leaveAlliance',
];
const directory = ['DirectoryEntry', 'DirectoryConnection', 'DirectoryEdge', 'Query.directory'];

export const notYet: readonly string[] = [...briefs, ...teams, ...alliances, ...memberships, ...directory];
