import { Injectable } from '@nestjs/common';
import type { Id } from '#kernel/ids';
import type { OrganisationRow } from './organisation.row';
import { OrganisationsStore } from './organisations.store';

/** For the operator: all organisations, a page at a time, as they go out with a world. */
@Injectable()
export class TellOrganisations {
  constructor(private readonly organisations: OrganisationsStore) {}

  /** By id, behind `after`; fewer than `most` at the end. */
  page(after: Id<'organisation'> | null, most: number): Promise<readonly OrganisationRow[]> {
    return this.organisations.behind(after, most);
  }
}
