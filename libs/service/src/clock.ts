import { Injectable } from '@nestjs/common';
import { instant, type Instant } from '#kernel/instant';

/** The only clock of the code. Deadlines of the calendar are decided by the database's clock instead. */
@Injectable()
export class Clock {
  now(): Instant {
    return instant(Date.now());
  }
}
