type Waiting<Ask, Answer> = {
  readonly ask: Ask;
  /** Two of the same are neither made in one call nor at the same time. */
  readonly of: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
};

/** `lanes` calls at a time, of at most so many asks each. Another call begins beside one under way when it is full, or after `patienceMs`. */
export type Lanes = { readonly lanes: number; readonly most: number; readonly patienceMs: number };

/**
 * Calls that are asked for while others are under way are made together, in the order they came. Whoever comes alone does not
 * wait. A fault is everyone's who went together.
 */
export class Together<Ask, Answer> {
  private waiting: Waiting<Ask, Answer>[] = [];
  private readonly busy = new Set<string>();
  private underWay = 0;
  private isDue = false;
  private patience: NodeJS.Timeout | null = null;

  /** `run` answers as many as it is asked for, in their order. */
  constructor(
    private readonly run: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
    private readonly limits: Lanes,
  ) {}

  /** Asks with the same `of` take turns. */
  ask(ask: Ask, of: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ ask, of, resolve, reject });
      this.begin();
    });
  }

  /** Not at once: whoever asks in the same turn of the loop comes along. */
  private begin(): void {
    if (this.isDue || this.underWay >= this.limits.lanes || this.waiting.length === 0) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      this.send(this.underWay === 0 ? 1 : this.limits.most);
    });
  }

  /** The next call, if it has as many asks; fewer wait, but not for long. */
  private send(least: number): void {
    const free = new Set<string>();
    const turn = this.waiting.filter(({ of }) => {
      const goes = free.size < this.limits.most && !this.busy.has(of) && !free.has(of);
      if (goes) free.add(of);
      return goes;
    });
    if (turn.length === 0 || turn.length < least) {
      if (turn.length > 0) this.waitABit();
      return;
    }
    this.waiting = this.waiting.filter((one) => !turn.includes(one));
    void this.call(turn);
    this.begin();
  }

  private waitABit(): void {
    this.patience ??= setTimeout(() => {
      this.patience = null;
      if (this.underWay < this.limits.lanes) this.send(1);
    }, this.limits.patienceMs);
  }

  private async call(turn: readonly Waiting<Ask, Answer>[]): Promise<void> {
    this.underWay++;
    for (const { of } of turn) this.busy.add(of);
    try {
      const answers = await this.run(turn.map(({ ask }) => ask));
      for (const [at, answer] of answers.entries()) turn[at]?.resolve(answer);
    } catch (fault) {
      for (const { reject } of turn) reject(fault);
    } finally {
      for (const { of } of turn) this.busy.delete(of);
      this.underWay--;
      this.begin();
    }
  }
}
