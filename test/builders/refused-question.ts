import type { Answer } from '../world/client';

/** What a refused question says: the reason, and where. */
export function refusal({ errors }: Answer): string {
  const { code, reason, field } = errors[0]?.extensions ?? {};
  if (errors.length > 0 && code !== 'BAD_USER_INPUT') return `an error ${String(code)}`;
  return errors.length === 0 ? 'answered' : `${String(reason)} at ${(field as string[] | undefined)?.join('.')}`;
}
