import { Injectable } from '@nestjs/common';
import { isId, type Id } from '#kernel/ids';
import { decodeCursor, parseFirst } from '#kernel/page';
import { all, ok, refuse, within, type Result } from '#kernel/result';
import type { PageOf } from '#service/graphql/connection';
import type { DirectoryClaimStatus } from '../domain/directory-claim';
import { DirectoryClaimsStore, type DirectoryClaim } from './directory-claims.store';

export type ClaimsAsk = {
  readonly status?: DirectoryClaimStatus | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
};

/** A page of claims, with what was asked for. */
export type ClaimsPage = {
  readonly page: PageOf<DirectoryClaim>;
  readonly ask: { readonly first: number; readonly after: unknown };
};

/** Query `directoryClaims`: what admins have to decide, or have decided; oldest first. */
@Injectable()
export class ListDirectoryClaims {
  constructor(private readonly claims: DirectoryClaimsStore) {}

  async run(ask: ClaimsAsk): Promise<Result<ClaimsPage>> {
    const first = within(parseFirst(ask.first), 'first');
    const after = within(parseAfter(ask.after ?? null), 'after');
    if (!first.ok || !after.ok) return all<unknown>([first, after]) as Result<never>;
    const asked = { first: first.value, after: after.value };
    return ok({ page: await this.claims.page({ status: ask.status ?? null, ...asked }), ask: asked });
  }
}

function parseAfter(raw: string | null): Result<Id<'entryclaim'> | null, 'INVALID'> {
  if (raw === null) return ok(null);
  const parts = decodeCursor(raw, 1);
  if (!parts.ok) return parts;
  const id = String(parts.value[0]);
  return isId('entryclaim', id) ? ok(id) : refuse('INVALID', 'This cursor does not come from this list.');
}
