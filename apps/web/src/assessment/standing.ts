/** How far an assessment counts today, in words. */

export type Assessment = {
  readonly tier: string;
  readonly issuedOn: string;
  readonly expiresOn: string | null;
  readonly verified: boolean;
};

export type Standing = { readonly word: string; readonly counts: boolean };

/** `today` is the local date of the facility; both dates of an assessment belong to it. */
export function standingOf(assessment: Assessment, today: string): Standing {
  if (assessment.expiresOn !== null && assessment.expiresOn < today) return { word: 'Expired', counts: false };
  if (assessment.issuedOn > today) return { word: 'Not in force yet', counts: false };
  if (assessment.tier !== 'THIRD_PARTY') return { word: 'Self-declared, counts as stated', counts: true };
  return assessment.verified
    ? { word: 'Verified by an admin', counts: true }
    : { word: 'Waits for an admin; counts once verified', counts: false };
}

/** Days until it runs out within the next 60; null when it is far off, open-ended or over. */
export function daysLeft({ expiresOn }: Assessment, today: string): number | null {
  if (expiresOn === null) return null;
  const days = Math.round((Date.parse(expiresOn) - Date.parse(today)) / 86_400_000);
  return days >= 0 && days <= 60 ? days : null;
}
