/** A start that cannot work: one line that says why and what to do. Printed as it is, without a stack. */
export class CannotStart extends Error {}
