import { Injectable } from '@nestjs/common';
import { organisationChanged } from '#events/accounts';
import { membershipChanged } from '#events/alliances';
import { facilityChanged, resourceMoved } from '#events/facilities';
import { scorecardChanged } from '#events/partnerships';
import { FactReaders, on } from '#service/facts/fact-readers';
import { CopiesStore } from './copies.store';

/** Keeps the copies of other services' state up to date with their facts. */
@Injectable()
export class Copies {
  constructor(readers: FactReaders, store: CopiesStore) {
    readers.read('accounts', [on(organisationChanged, store.organisations)]);
    readers.read('facilities', [on(facilityChanged, store.facilities), on(resourceMoved, store.resources)]);
    readers.read('alliances', [on(membershipChanged, store.alliances)]);
    readers.read('partnerships', [on(scorecardChanged, store.scorecards)]);
  }
}
