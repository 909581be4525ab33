import { Injectable } from '@nestjs/common';

type Need = {
  readonly what: string;
  readonly begin: () => Promise<void>;
  begun: Promise<void> | null;
  isThere: boolean;
};

/** What a service needs to be of use, beside its database: read into memory, warmed up. It begins when somebody first asks for it. */
@Injectable()
export class Readiness {
  private readonly list: Need[] = [];

  /** `begin` settles once it is there. */
  needs(what: string, begin: () => Promise<void>): void {
    this.list.push({ what, begin, begun: null, isThere: false });
  }

  /** Begins what has not begun and waits for all of it. */
  async whole(): Promise<void> {
    await Promise.all(this.list.map(beginning));
  }

  /** Begins what has not begun; throws while something is not there yet. */
  demand(): void {
    for (const need of this.list) void beginning(need).catch(() => undefined); // told to who waits for it
    const lacking = this.list.filter(({ isThere }) => !isThere);
    if (lacking.length > 0) throw new Error(`not ready yet: ${lacking.map(({ what }) => what).join(', ')}`);
  }
}

/** One that failed is begun again by whoever asks next. */
function beginning(need: Need): Promise<void> {
  need.begun ??= need.begin().then(
    () => void (need.isThere = true),
    (fault: unknown) => {
      need.begun = null;
      throw fault;
    },
  );
  return need.begun;
}
