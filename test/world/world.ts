import { Logs } from '#service/start/logs';
import { instant } from '#kernel/instant';
import { isId, newId, type Id } from '#kernel/ids';
import { type Role, type Viewer, visitor } from '#service/viewer/viewer';
import { OpenAccount } from '../../apps/accounts/src/accounts.module';
import { BringAlliances } from '../../apps/alliances/src/alliances.module';
import { type RunningInterlock, startInterlock } from '../../apps/interlock/src/interlock';
import { Caller, freshKey } from './client';
import { freshDatabase, secretOfTests, testSettings } from './database';
import { passwordOfTests, type Person, signIn, signUp } from './people';

/** Who runs the installation. */
const operator: Viewer = { ...visitor, isAdmin: true };

/** All services and the gateway in this process, on a database of their own. */
export class World {
  private constructor(
    readonly interlock: RunningInterlock,
    readonly databaseUrl: string,
  ) {}

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<World> {
    const databaseUrl = await freshDatabase();
    const interlock = await startInterlock({
      ...{ settings: testSettings(settings), secret: secretOfTests, databaseUrl },
      logs: new Logs(false, 'error'),
    });
    return new World(interlock, databaseUrl);
  }

  get url(): string {
    return this.interlock.url;
  }

  get visitor(): Caller {
    return new Caller(this.url);
  }

  house(name?: string): Promise<Person> {
    return signUp(this.url, 'FACILITY', name);
  }

  producer(name?: string): Promise<Person> {
    return signUp(this.url, 'PRODUCER', name);
  }

  /** Somebody else of the same organisation, with a role of their own. */
  async colleague(of: Person, role: Role): Promise<Person> {
    if (!isId('organisation', of.organisation)) throw new Error('a colleague needs an organisation');
    return this.open({ organisation: of.organisation, role });
  }

  admin(): Promise<Person> {
    return this.open(null);
  }

  /** An ACTIVE alliance of these houses; the first is its steward. */
  async alliance(...members: readonly Person[]): Promise<string> {
    const id = newId('alliance', instant(Date.now()));
    const places = members.map((member, at) => ({
      organisationId: member.organisation as Id<'organisation'>,
      role: at === 0 ? ('STEWARD' as const) : ('MEMBER' as const),
    }));
    const brought = { id, name: 'An alliance', status: 'ACTIVE' as const, members: places };
    await this.the('alliances').app.get(BringAlliances).run(operator, [brought]);
    return id;
  }

  close(): Promise<void> {
    return this.interlock.close();
  }

  private async open(place: { organisation: Id<'organisation'>; role: Role } | null): Promise<Person> {
    const email = `${freshKey()}@example.org`;
    const person = { email, password: passwordOfTests, displayName: 'A colleague', place, isAdmin: place === null };
    const opened = await this.the('accounts').app.get(OpenAccount).run(operator, person);
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
    return signIn(this.url, email);
  }

  private the(name: 'accounts' | 'alliances') {
    const service = this.interlock.services.get(name);
    if (!service) throw new Error(`${name} does not run`);
    return service;
  }
}

/** An id of this type that nothing has. */
export const unknownId = (type: Parameters<typeof newId>[0]): string => newId(type, instant(Date.now()));
