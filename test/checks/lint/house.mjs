import { honestComments } from './honest-comments.mjs';
import { plainNames } from './plain-names.mjs';
import { saysWhoMayCall } from './says-who-may-call.mjs';

/** Our own lint rules, each with its cases in house.spec.mjs. */
export const house = {
  meta: { name: 'house' },
  rules: { 'says-who-may-call': saysWhoMayCall, 'plain-names': plainNames, 'honest-comments': honestComments },
};
