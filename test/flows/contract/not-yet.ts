/**
 * What the contract promises and the API does not offer yet, by coordinate. The list only shrinks: what is offered by now must
 * leave it. A type stands for everything in it.
 */
export const notYet: readonly string[] = [];
