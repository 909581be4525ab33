/** A calendar day, `2027-03-01`. */
export type LocalDate = string;

export const isDate = (text: string | undefined): text is LocalDate =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
