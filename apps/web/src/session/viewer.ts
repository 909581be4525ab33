/** What a viewer is to this platform; pages and navigation follow from it, the API decides. */

export type ViewerLike = {
  readonly isAdmin: boolean;
  readonly role: string | null;
  readonly organisation: { readonly id: string; readonly kind: string } | null;
};

export type Part = 'visitor' | 'facility' | 'producer' | 'admin';

export function partOf(viewer: ViewerLike | null): Part {
  if (!viewer) return 'visitor';
  if (viewer.isAdmin) return 'admin';
  return viewer.organisation?.kind === 'FACILITY' ? 'facility' : 'producer';
}

/** Owners and schedulers of a post house, owners and producers of a producer: those who may ask and answer. */
export const mayAct = (viewer: ViewerLike | null): boolean => viewer?.organisation != null && viewer.role !== 'VIEWER';

export const isOf = (viewer: ViewerLike | null, organisationId: string): boolean =>
  viewer?.organisation?.id === organisationId;

/** A path inside this site, so that a link to sign-in cannot lead elsewhere. */
export const safePath = (path: string | undefined): string =>
  path !== undefined && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-') ? path : '/';
