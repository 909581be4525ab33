import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Calls in so many seconds. */
type Rate = { readonly points: number; readonly duration: number };

/** Far above what a person or a well-made program needs, and below what harms the others. */
export const rates = {
  /** Calls from one address, a house behind one router included. */
  address: { points: 6000, duration: 60 },
  account: { points: 3000, duration: 60 },
  /** Sign-ins and sign-ups from one address: each costs the server a password hash. */
  entrance: { points: 300, duration: 60 },
  /** Secret addresses tried from one address that lead nowhere; those that exist are given back. */
  secret: { points: 60, duration: 60 },
  /** Files that one account sends. */
  upload: { points: 30, duration: 60 },
  /** Failed sign-ins under one name, from wherever. */
  name: { points: 20, duration: 900 },
} as const satisfies Readonly<Record<string, Rate>>;
export type RateName = keyof typeof rates;

/** Counts calls in this process. Null: go on; a number: refused, and worth trying again after so many seconds. */
export type RateLimits = {
  count(rate: RateName, key: string): Promise<number | null>;
  /** Takes one back: what was counted turned out to be no failure. */
  forgive(rate: RateName, key: string): Promise<void>;
};

export const noRateLimits: RateLimits = { count: () => Promise.resolve(null), forgive: () => Promise.resolve() };

export function rateLimits(): RateLimits {
  const limiters = new Map(
    Object.entries(rates).map(([name, rate]) => [name, new RateLimiterMemory({ ...rate, keyPrefix: name })] as const),
  );
  return {
    async count(rate, key) {
      try {
        await limiters.get(rate)?.consume(key);
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
        throw refused;
      }
    },
    async forgive(rate, key) {
      await limiters.get(rate)?.reward(key);
    },
  };
}

/** Whoever has one address of IPv6 has the whole /64 and could call from each. */
export function addressKey(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  return [...groups, ...Array<string>(missing).fill('0'), ...(tail?.split(':') ?? [])].slice(0, 4).join(':');
}

/** A sign-in name as accounts compares it. */
export const nameKey = (email: string): string => email.trim().toLowerCase();
