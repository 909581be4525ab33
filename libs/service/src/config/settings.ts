import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { parseDuration } from '#kernel/duration';
import { serviceNames, type ServiceName } from '../services';

/** Everything that can be set from outside, parsed and checked once (operations page of the README names them all). */
export type Settings = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  /** An outside PostgreSQL; null starts the embedded one. */
  readonly databaseUrl: string | null;
  /** How it is reached from outside: links in letters begin with it. */
  readonly publicUrl: string;
  /** The mail server; null: letters become files in the folder `mail` under the data folder. */
  readonly smtpUrl: string | null;
  /** Whom letters are from, as `Interlock <post@example.org>`; null: interlock at the host of `publicUrl`. */
  readonly mailFrom: string | null;
  /** ISO 8601 duration of a pencil. */
  readonly hold: string;
  /** Null: made and kept under the data folder. */
  readonly secret: string | null;
  readonly production: boolean;
  readonly rateLimits: boolean;
  /** May calendar feeds be read from private networks? For houses that run everything on one, and for tests. */
  readonly feedsAllowPrivate: boolean;
  /** Proxies that are believed when they say who called, and by which scheme: addresses, networks and names of networks, comma between. */
  readonly trustedProxies: string;
  /** Null: yes at the first start of the embedded database, else no. */
  readonly demo: boolean | null;
  readonly adminEmail: string | null;
  readonly adminPassword: string | null;
  readonly services: ReadonlySet<ServiceName | 'gateway'>;
  /** Where services that run in other processes are reached. */
  readonly serviceUrls: Readonly<Partial<Record<ServiceName, string>>>;
};

type Environment = Readonly<Record<string, string | undefined>>;

const parts = ['gateway', ...serviceNames] as const;
const secretNames = ['INTERLOCK_SECRET', 'INTERLOCK_DATABASE_URL', 'INTERLOCK_SMTP_URL', 'INTERLOCK_ADMIN_PASSWORD'];
const notBuiltYet = ['INTERLOCK_NATS_URL', 'INTERLOCK_S3_URL'];

const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((raw) => raw === '1');
const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
  .transform(Number)
  .refine((n) => n <= 65535, 'must be a port number from 0 to 65535');
const proxyNames = ['loopback', 'linklocal', 'uniquelocal'];
const areProxies = (raw: string): boolean =>
  raw.split(',').every((part) => {
    const [address = '', length, ...more] = part.trim().split('/');
    const fits =
      length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (isIP(address) === 4 ? 32 : 128));
    return proxyNames.includes(part.trim()) || (isIP(address) !== 0 && fits && more.length === 0);
  });
const holdRule = (raw: string): boolean => (raw === 'PT0S' ? false : secondsHold.test(raw) || parseDuration(raw).ok);
/** Holds may be as short as PT1S, for tests and demonstrations; durations of the trade never have seconds. */
const secondsHold = /^PT[1-9]\d{0,4}S$/;
/** Nothing is none, as a container without one is given it. */
const isMailServer = (raw: string): boolean => raw === '' || z.url({ protocol: /^smtps?$/ }).safeParse(raw).success;
/** `name@host`, or that in angle brackets behind a name. */
const sender = /^(?:[^<>@"\p{Cc}]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u;
const serviceUrl = z.url({ protocol: /^https?$/, error: 'must be an http address' }).optional();

const schema = z.object({
  INTERLOCK_PORT: port.default(4000),
  INTERLOCK_HOST: z.string().default('127.0.0.1'),
  INTERLOCK_DATA: z.string().default('.interlock'),
  INTERLOCK_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  INTERLOCK_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http address' }).optional(),
  INTERLOCK_SMTP_URL: z.string().refine(isMailServer, 'must be an smtp:// or smtps:// address').default(''),
  INTERLOCK_MAIL_FROM: z.string().regex(sender, 'must be an address, as Interlock <post@example.org>').optional(),
  INTERLOCK_HOLD: z
    .string()
    .refine(holdRule, 'must be a length of at least PT1S: PTnS, or P[nW][nD][T[nH][nM]] up to 366 days, as P3D')
    .default('P3D'),
  INTERLOCK_SECRET: z
    .string()
    .refine((raw) => Buffer.byteLength(raw) >= 32, 'must have at least 32 bytes')
    .optional(),
  INTERLOCK_PRODUCTION: flag.default(false),
  INTERLOCK_TRUSTED_PROXIES: z
    .string()
    .refine(areProxies, 'must be addresses, networks as 10.0.0.0/8, loopback, linklocal or uniquelocal, with commas')
    .default('loopback'),
  INTERLOCK_RATE_LIMITS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  INTERLOCK_FEEDS_ALLOW_PRIVATE: flag.default(false),
  INTERLOCK_DEMO: flag.optional(),
  INTERLOCK_ADMIN_EMAIL: z.email('must be an e-mail address').optional(),
  INTERLOCK_ADMIN_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  INTERLOCK_SERVICES: z
    .string()
    .default('all')
    .transform((raw, ctx) => {
      const names = raw === 'all' ? [...parts] : raw.split(',').map((name) => name.trim());
      const unknown = names.filter((name) => !parts.some((part) => part === name));
      if (unknown.length > 0) ctx.addIssue(`knows no ${unknown.join(', ')}; choose from ${parts.join(', ')}`);
      return new Set(parts.filter((part) => names.includes(part)));
    }),
  INTERLOCK_CHROMIUM: z.string().optional(),
  INTERLOCK_ACCOUNTS_URL: serviceUrl,
  INTERLOCK_FACILITIES_URL: serviceUrl,
  INTERLOCK_CAPABILITIES_URL: serviceUrl,
  INTERLOCK_PARTNERSHIPS_URL: serviceUrl,
  INTERLOCK_ALLIANCES_URL: serviceUrl,
});

/** Reads the environment; answers the settings or every fault, one line each, with the variable's name first. */
export function readSettings(env: Environment): { settings: Settings } | { faults: readonly string[] } {
  const read = readSecretFiles(env);
  const known = new Set(Object.keys(schema.shape));
  const faults = [...read.faults];
  for (const name of Object.keys(read.env).filter((key) => key.startsWith('INTERLOCK_'))) {
    if (notBuiltYet.includes(name) || name.startsWith('INTERLOCK_OIDC_'))
      faults.push(`${name}: this part is not built yet; unset it to start`);
    else if (!known.has(name)) faults.push(`${name}: no setting has this name`);
  }
  const parsed = schema.safeParse(read.env);
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  if (!parsed.success || faults.length > 0) return { faults };
  const settings = toSettings(parsed.data);
  const lacking = [...demandsOfMail(parsed.data), ...demandsOfSplit(settings)];
  return lacking.length > 0 ? { faults: lacking } : { settings };
}

function toSettings(e: z.infer<typeof schema>): Settings {
  return {
    port: e.INTERLOCK_PORT,
    host: e.INTERLOCK_HOST,
    dataFolder: e.INTERLOCK_DATA,
    databaseUrl: e.INTERLOCK_DATABASE_URL ?? null,
    publicUrl: (e.INTERLOCK_PUBLIC_URL ?? `http://${hostInUrl(e.INTERLOCK_HOST)}:${e.INTERLOCK_PORT}`).replace(
      /\/$/,
      '',
    ),
    smtpUrl: e.INTERLOCK_SMTP_URL || null,
    mailFrom: e.INTERLOCK_MAIL_FROM ?? null,
    hold: e.INTERLOCK_HOLD,
    secret: e.INTERLOCK_SECRET ?? null,
    production: e.INTERLOCK_PRODUCTION,
    rateLimits: e.INTERLOCK_RATE_LIMITS === 'on',
    feedsAllowPrivate: e.INTERLOCK_FEEDS_ALLOW_PRIVATE,
    trustedProxies: e.INTERLOCK_TRUSTED_PROXIES,
    demo: e.INTERLOCK_DEMO ?? null,
    adminEmail: e.INTERLOCK_ADMIN_EMAIL ?? null,
    adminPassword: e.INTERLOCK_ADMIN_PASSWORD ?? null,
    services: e.INTERLOCK_SERVICES,
    serviceUrls: Object.fromEntries(
      Object.entries({
        accounts: e.INTERLOCK_ACCOUNTS_URL,
        facilities: e.INTERLOCK_FACILITIES_URL,
        capabilities: e.INTERLOCK_CAPABILITIES_URL,
        partnerships: e.INTERLOCK_PARTNERSHIPS_URL,
        alliances: e.INTERLOCK_ALLIANCES_URL,
      }).filter(([, url]) => url !== undefined),
    ),
  };
}

const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** Links in letters lead nowhere from another machine unless somebody says how this one is reached. */
const demandsOfMail = (e: z.infer<typeof schema>): readonly string[] =>
  e.INTERLOCK_SMTP_URL && !e.INTERLOCK_PUBLIC_URL
    ? ['INTERLOCK_PUBLIC_URL: needed where INTERLOCK_SMTP_URL is set: links in letters begin with it']
    : [];

/** Whom the declared questions of a service go to. */
const asks: Readonly<Partial<Record<ServiceName, readonly ServiceName[]>>> = {
  partnerships: ['facilities', 'capabilities'],
  capabilities: ['accounts'],
};

/** Anything but all services in one process needs a database and a secret that all share, and the others' addresses. */
function demandsOfSplit(settings: Settings): readonly string[] {
  if (settings.services.size === parts.length) return [];
  const away = serviceNames.filter((name) => !settings.services.has(name));
  const needed = settings.services.has('gateway')
    ? away
    : away.filter((name) => serviceNames.some((asker) => settings.services.has(asker) && asks[asker]?.includes(name)));
  return [
    ...(settings.databaseUrl ? [] : ['INTERLOCK_DATABASE_URL: needed when INTERLOCK_SERVICES is not all']),
    ...(settings.secret ? [] : ['INTERLOCK_SECRET: needed when INTERLOCK_SERVICES is not all']),
    ...needed
      .filter((name) => !settings.serviceUrls[name])
      .map((name) => `INTERLOCK_${name.toUpperCase()}_URL: needed because ${name} does not run in this process`),
  ];
}

/** `<NAME>_FILE` names a file that holds the secret, as container platforms mount them. */
function readSecretFiles(env: Environment): { env: Environment; faults: readonly string[] } {
  const merged: Record<string, string | undefined> = { ...env };
  const faults: string[] = [];
  for (const name of secretNames) {
    const file = env[`${name}_FILE`];
    delete merged[`${name}_FILE`];
    if (!file) continue;
    try {
      merged[name] = readFileSync(file, 'utf8').trim();
    } catch (fault) {
      faults.push(`${name}_FILE: cannot read ${file} (${fault instanceof Error ? fault.message : String(fault)})`);
    }
  }
  return { env: merged, faults };
}
