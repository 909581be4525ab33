import { hash, verify } from '@node-rs/argon2';

// argon2id with the parameters of the OWASP password storage cheat sheet (19 MiB, two passes, one lane).
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let decoy: Promise<string> | null = null;

/** Takes as long for an account that does not exist, so that time tells nobody which half was wrong. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const fits = await verify(stored ?? (await decoy), password);
  return fits && stored !== null;
}
