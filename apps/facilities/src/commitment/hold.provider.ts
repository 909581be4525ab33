import type { FactoryProvider } from '@nestjs/common';
import type { Settings } from '#service/config/settings';
import { settingsToken } from '#service/start/tokens';
import { parseHold, type Hold } from '../domain/hold';

export const holdToken = Symbol('hold');

/** How long a pencil lasts in this installation. */
export const holdProvider: FactoryProvider<Hold> = {
  provide: holdToken,
  useFactory: (settings: Settings) => parseHold(settings.hold),
  inject: [settingsToken],
};
