import { Inject, Injectable } from '@nestjs/common';
import { idOf } from '#kernel/ids';
import { instant, minuteMs, toIso, type Instant } from '#kernel/instant';
import { Clock } from '#service/clock';
import type { Settings } from '#service/config/settings';
import { Transactions } from '#service/database/transactions';
import { Mail, Undeliverable } from '#service/mail/mail';
import { Logs } from '#service/start/logs';
import { settingsToken } from '#service/start/tokens';
import { letterOf, type Telling, type TellingHit } from '../domain/alert-letter';
import type { Row } from '../domain/market/answer';
import { AddresseeClient } from './addressee.client';
import { AlertsStore } from './alerts.store';
import { FindHits } from './find-hits';
import { LettersStore, type LetterDue, type Named } from './letters.store';
import { SavedSearchesStore, type SavedSearch } from './saved-searches.store';
import { StopSecrets } from './stop-secrets';

/** Hits that a letter names; the page shows the others. */
const mostTold = 20;
/** Who has taken a letter has it for longer than a mail server that dawdles at every word can take. */
const leaseMs = 10 * minuteMs;
/** With pauses that double from a minute to six hours: about two days. */
const mostTries = 16;
const longestPauseMs = 360 * minuteMs;

/** Sends letters. What one tells is judged at that moment: nobody is told of what may not be seen, or is not free, any more. */
@Injectable()
export class SendLetters {
  constructor(
    private readonly transactions: Transactions,
    private readonly searches: SavedSearchesStore,
    private readonly alerts: AlertsStore,
    private readonly letters: LettersStore,
    private readonly hits: FindHits,
    private readonly addressees: AddresseeClient,
    private readonly secrets: StopSecrets,
    private readonly mail: Mail,
    private readonly clock: Clock,
    private readonly logs: Logs,
    @Inject(settingsToken) private readonly settings: Settings,
  ) {}

  /** All whose time has come. A letter is tried again, under the same id, until it is known to be delivered. */
  async run(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const letter = await this.letters.take(now, instant(now + leaseMs));
      if (letter === null) return;
      await this.send(letter, now);
    }
  }

  private async send(letter: LetterDue, now: Instant): Promise<void> {
    const search = (await this.searches.byIds([letter.search])).get(letter.search);
    const to = search === undefined || search.frequency === 'NEVER' ? null : await this.addressees.find(search);
    // Who may not act there any more is not written to; nor is anybody who stopped it a moment ago.
    if (search === undefined || to === null) return this.end(letter, [], null);
    const waiting = new Set(await this.alerts.inLetter(letter.id));
    const scope = { first: waiting.size, only: [...waiting] };
    const hits = await this.hits.run(search, await this.hits.demandMoment(), scope);
    const found = hits.filter(({ resource }) => waiting.has(resource));
    if (found.length === 0) return this.end(letter, [], null);
    const names = await this.letters.names(found.slice(0, mostTold).map(({ resource }) => resource));
    const telling = this.tellingOf(search, found, names);
    try {
      await this.mail.send({
        ...{ id: letter.id, to: { name: to.displayName, address: to.email }, at: letter.madeAt },
        ...{ ...letterOf(telling), stopAt: telling.stop },
      });
    } catch (fault) {
      const tries = letter.tries + 1;
      this.warn({ id: letter.id, tries }, fault);
      if (fault instanceof Undeliverable || tries >= mostTries) return this.end(letter, found, null);
      const again = instant(this.clock.now() + pauseAfter(tries));
      return this.transactions.run((tx) => this.letters.putOff(tx, letter.id, tries, again));
    }
    await this.end(letter, found, now);
  }

  private warn({ id, tries }: Pick<LetterDue, 'id' | 'tries'>, fault: unknown): void {
    // Faults of mail servers repeat the address they are about.
    const { code = 'unknown', responseCode = 0 } = (fault instanceof Undeliverable ? fault.cause : fault) as {
      readonly code?: string;
      readonly responseCode?: number;
    };
    this.logs.of('letters').warn(`letter ${id} was not taken at try ${tries}: ${code} ${responseCode}`);
  }

  /** The letter is done with. What it did not tell may be told another time. `toldAt`: when it went out, null if it did not. */
  private end(letter: LetterDue, told: readonly Row[], toldAt: Instant | null): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.alerts.settle(
        tx,
        letter.id,
        told.map(({ resource }) => resource),
      );
      await this.letters.remove(tx, letter.id);
      if (toldAt !== null) await this.searches.setTold(tx, letter.search, toldAt);
    });
  }

  private tellingOf(search: SavedSearch, found: readonly Row[], names: ReadonlyMap<string, Named>): Telling {
    const at = (path: string): string => `${this.settings.publicUrl}${path}`;
    const hits = found.slice(0, mostTold).flatMap((hit): readonly TellingHit[] => {
      const named = names.get(hit.resource);
      if (named === undefined) return [];
      const period = new URLSearchParams({ start: toIso(hit.period.start), end: toIso(hit.period.end) });
      return [
        {
          ...{ name: named.name, facility: named.facility, period: hit.period, price: hit.price },
          place: [named.city, named.country].filter((part) => part !== null).join(', '),
          page: at(`/resources/${idOf('resource', hit.resource)}?${period.toString()}`),
        },
      ];
    });
    return {
      ...{ name: search.name, frequency: search.frequency, timeZone: search.timeZone, hits, total: found.length },
      ...{ all: at(search.page), saved: at('/saved'), stop: at(`/stop/${this.secrets.of(search.id)}`) },
    };
  }
}

const pauseAfter = (tries: number): number => Math.min(minuteMs * 2 ** (tries - 1), longestPauseMs);
