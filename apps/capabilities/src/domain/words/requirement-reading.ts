/** Requirements as words of a search ask for them, and how they are shown. */
import type { Attribute, SecurityTier } from '../taxonomy';
import type { Reading } from './reading';

export const tierText = {
  NONE: 'no security floor',
  SELF_DECLARED: 'at least self-declared security',
  THIRD_PARTY: 'security assessed by a third party',
} satisfies Record<SecurityTier, string>;

/** A value named: at least that much where the values have an order, else that one among others. */
export function valueReading(attribute: Attribute, value: string): Reading {
  const shown = attribute.valueLabels.get(value) ?? value;
  if (attribute.ordered)
    return {
      part: 'REQUIREMENT',
      label: `${attribute.label}: at least ${shown}`,
      requirement: { attribute: attribute.code, atLeast: value },
    };
  return {
    part: 'REQUIREMENT',
    label: attribute.type === 'boolean' ? attribute.label : `${attribute.label}: ${shown}`,
    requirement: { attribute: attribute.code, anyOf: [value] },
  };
}

/** A number with a unit: at least so much. */
export const amountReading = (attribute: Attribute, amount: number): Reading => ({
  part: 'REQUIREMENT',
  label: `${attribute.label}: at least ${amount}${attribute.unit === null || attribute.unit === 'count' ? '' : ` ${attribute.unit}`}`,
  requirement: { attribute: attribute.code, atLeast: String(amount) },
});
