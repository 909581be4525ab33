import { Injectable } from '@nestjs/common';
import { isId } from '#kernel/ids';
import { decodeCursor, parseFirst } from '#kernel/page';
import { ok, refuse, type Result, within } from '#kernel/result';
import { words } from '#kernel/text';
import type { PageOf } from '#service/graphql/connection';
import type { OrganisationKind } from '#service/viewer/viewer';
import type { OrganisationRow } from './organisation.row';
import { OrganisationsStore } from './organisations.store';

export type OrganisationsAsk = {
  readonly text?: string | null;
  readonly kind?: OrganisationKind | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

/** A page of organisations, and what was asked for. */
export type OrganisationsPage = {
  readonly page: PageOf<OrganisationRow>;
  readonly ask: { readonly first: number; readonly after: unknown };
};

const longestText = 200;

/** Organisations by name: every word asked begins a word of the name. By folded name, then id. */
@Injectable()
export class FindOrganisations {
  constructor(private readonly organisations: OrganisationsStore) {}

  async run(ask: OrganisationsAsk): Promise<Result<OrganisationsPage>> {
    const first = within(parseFirst(ask.first), 'first');
    if (!first.ok) return first;
    const after = within(parseAfter(ask.after), 'after');
    if (!after.ok) return after;
    if ((ask.text?.length ?? 0) > longestText) return refuse('TOO_LONG', `At most ${longestText} characters.`, 'text');
    const page = await this.organisations.page({
      words: words(ask.text ?? ''),
      kind: ask.kind ?? null,
      first: first.value,
      after: after.value,
    });
    return ok({ page, ask: { first: first.value, after: after.value } });
  }
}

function parseAfter(raw: string | null | undefined) {
  if (raw == null) return ok(null);
  const parts = decodeCursor(raw, 2);
  if (!parts.ok) return parts;
  const [name, id] = parts.value;
  if (typeof name === 'string' && typeof id === 'string' && isId('organisation', id)) return ok({ name, id });
  return refuse('INVALID', 'This cursor does not come from this list.');
}
