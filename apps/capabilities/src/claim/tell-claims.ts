import { Injectable } from '@nestjs/common';
import type { Claim } from '../domain/claim';
import { ClaimsStore } from './claims.store';

/** For the operator: what resources claim, as it goes out with a world. */
@Injectable()
export class TellClaims {
  constructor(private readonly claims: ClaimsStore) {}

  /** By resource, each list by capability code; resources without claims are left out. */
  run(resources: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>> {
    return this.claims.ofResources(resources);
  }
}
