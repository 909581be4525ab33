import { Injectable } from '@nestjs/common';
import { isId } from '#kernel/ids';
import { decodeCursor, encodeCursor, parseFirst } from '#kernel/page';
import { ok, refuse, type Result, within } from '#kernel/result';
import { words } from '#kernel/text';
import type { OrganisationKind } from '#service/viewer/viewer';
import type { OrganisationRow } from './organisation.row';
import { OrganisationsStore } from './organisations.store';

export type OrganisationsAsk = {
  readonly text?: string | null;
  readonly kind?: OrganisationKind | null;
  readonly first?: number | null;
  readonly after?: string | null;
};

/** A page of organisations and how many there are in all. */
export type OrganisationsPage = {
  readonly edges: readonly { readonly node: OrganisationRow; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
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
    const { rows, total } = await this.organisations.page({
      words: words(ask.text ?? ''),
      kind: ask.kind ?? null,
      first: first.value,
      after: after.value,
    });
    const edges = rows
      .slice(0, first.value)
      .map((node) => ({ node, cursor: encodeCursor([node.nameFolded, node.id]) }));
    return ok({
      edges,
      pageInfo: {
        hasNextPage: rows.length > first.value,
        hasPreviousPage: after.value !== null,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: total,
    });
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
