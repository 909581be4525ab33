import type { Service } from '#service/start/service-app';
import { accounts } from '../../accounts/src/accounts.module';
import { alliances } from '../../alliances/src/alliances.module';
import { capabilities } from '../../capabilities/src/capabilities.module';
import { facilities } from '../../facilities/src/facilities.module';
import { partnerships } from '../../partnerships/src/partnerships.module';

/** All services, in the order in which they start. */
export const allServices: readonly Service[] = [accounts, facilities, capabilities, partnerships, alliances];
