/** What the stages of an alliance and of a membership mean to who reads them. */

export const allianceWords: Readonly<Record<string, string>> = {
  PROPOSED: 'Proposed: waits for an admin',
  ACTIVE: 'In force',
  SUSPENDED: 'Suspended: opens nothing until an admin reinstates it',
  DISSOLVED: 'Dissolved: an admin has refused it',
};

const membershipWords: Readonly<Record<string, string>> = {
  INVITED: 'Invited',
  APPLIED: 'Has applied',
  ACTIVE: 'Member',
  SUSPENDED: 'Suspended',
  LEFT: 'Has left',
};

/** `Steward`, `Member`, or what else stands between the house and the alliance. */
export const placeWords = (role: string, status: string): string =>
  status === 'ACTIVE' && role === 'STEWARD' ? 'Steward' : (membershipWords[status] ?? status);
