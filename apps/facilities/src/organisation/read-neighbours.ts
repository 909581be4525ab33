import { Injectable } from '@nestjs/common';
import { organisationChanged } from '#events/accounts';
import { membershipChanged } from '#events/alliances';
import { FactReaders, on } from '#service/facts/fact-readers';
import { NeighboursStore } from './neighbours.store';

/** Keeps the copies of organisations, alliances and memberships as their owners tell of them. */
@Injectable()
export class ReadNeighbours {
  constructor(readers: FactReaders, store: NeighboursStore) {
    readers.read('accounts', [on(organisationChanged, (tx, ids) => store.copyOrganisations(tx, ids))]);
    readers.read('alliances', [on(membershipChanged, (tx, ids) => store.copyAlliances(tx, ids))]);
  }
}
