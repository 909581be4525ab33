/** The values of attributes as people read them. */
import type { Attribute } from './taxonomy';

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
const answers: Readonly<Record<string, string>> = { true: 'Yes', false: 'No', yes: 'Yes', no: 'No' };

/** In English words where the value is a code: of a language, an answer, or a list of the taxonomy; else the value itself. */
export function valueLabel(attribute: Attribute, value: string): string {
  if (attribute.pattern !== null) return languageNames.of(value) ?? value;
  if (attribute.type === 'boolean' || attribute.type === 'tristate') return answers[value] ?? value;
  return attribute.valueLabels.get(value) ?? value;
}
