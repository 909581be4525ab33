import { Injectable } from '@nestjs/common';
import { organisationChanged } from '#events/accounts';
import { membershipChanged } from '#events/alliances';
import { assessmentsChanged, claimsChanged } from '#events/capabilities';
import { facilityChanged, resourceMoved } from '#events/facilities';
import { scorecardChanged } from '#events/partnerships';
import { FactReaders, inTurn, on } from '#service/facts/fact-readers';
import { ChangesStore } from '../saved-search/changes.store';
import { CopiesStore } from './copies.store';

/** Keeps the copies of other services' state up to date with their facts, and notes which resources saved searches are asked about. */
@Injectable()
export class Copies {
  constructor(readers: FactReaders, store: CopiesStore, changes: ChangesStore) {
    readers.read('accounts', [on(organisationChanged, inTurn(store.organisations, changes.ofOrganisations))]);
    readers.read('facilities', [
      on(facilityChanged, inTurn(store.facilities, changes.ofFacilities)),
      on(resourceMoved, inTurn(store.resources, changes.ofResources)),
    ]);
    readers.read('alliances', [on(membershipChanged, inTurn(store.alliances, changes.ofAlliances))]);
    readers.read('partnerships', [on(scorecardChanged, store.scorecards)]);
    readers.read('capabilities', [
      on(claimsChanged, changes.ofResources),
      on(assessmentsChanged, changes.ofFacilities),
    ]);
  }
}
