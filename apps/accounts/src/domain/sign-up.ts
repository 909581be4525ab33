/**
 * Joining Interlock: one person, one organisation, the person owns it. A password is long rather than odd, and not one that
 * thousands of others use.
 */
import { z } from 'zod';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import { fold, parseName, words } from '#kernel/text';
import { isWidelyUsed } from './weak-passwords';

/** What a sign-up says, as it came in. */
export type SignUpAsk = {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly organisationName: string;
};

const shortestPassword = 10;
const longestPassword = 200;
const emailShape = z.email();

/** Checks every part of a sign-up and names every fault. */
export function parseSignUp(ask: SignUpAsk): Result<SignUpAsk> {
  const parts = all<string, 'INVALID' | 'TOO_LONG' | 'WEAK_PASSWORD'>([
    within(parseEmail(ask.email), 'email'),
    within(parsePassword(ask.password, ask.email), 'password'),
    within(parseName(ask.displayName), 'displayName'),
    within(parseName(ask.organisationName), 'organisationName'),
  ]);
  if (!parts.ok) return parts;
  const [email = '', password = '', displayName = '', organisationName = ''] = parts.value;
  return ok({ email, password, displayName, organisationName });
}

/** An address of at most 320 characters. */
export function parseEmail(raw: string): Result<string, 'INVALID' | 'TOO_LONG'> {
  const trimmed = raw.trim();
  if (trimmed.length > 320) return refuse('TOO_LONG', 'An e-mail address has at most 320 characters.');
  return emailShape.safeParse(trimmed).success ? ok(trimmed) : refuse('INVALID', 'This is no e-mail address.');
}

/** At least 10 characters, at most 200, none of the common ones, and not the address itself. */
export function parsePassword(raw: string, email: string): Result<string, 'WEAK_PASSWORD' | 'TOO_LONG'> {
  const length = [...raw].length;
  if (length < shortestPassword)
    return refuse('WEAK_PASSWORD', `A password has at least ${shortestPassword} characters.`);
  if (length > longestPassword) return refuse('TOO_LONG', `A password has at most ${longestPassword} characters.`);
  if (isWidelyUsed(raw)) return refuse('WEAK_PASSWORD', 'This password is among the most used ones; choose another.');
  if (fold(raw) === fold(email)) return refuse('WEAK_PASSWORD', 'A password is not the e-mail address.');
  return ok(raw);
}

/** A name as searches compare it: folded words, each after one space, so that ` wor` finds the beginning of a word. */
export const foldedName = (name: string): string => ` ${words(name).join(' ')}`;
