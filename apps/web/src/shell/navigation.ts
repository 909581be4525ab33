import type { Part } from '../session/viewer';

type Entry = {
  readonly to:
    | '/search'
    | '/house'
    | '/requests'
    | '/briefs'
    | '/alliances'
    | '/directory'
    | '/admin/alliances'
    | '/admin/claims'
    | '/admin/assessments'
    | '/admin/exchange'
    | '/admin/trail';
  readonly label: string;
};

const find: Entry = { to: '/search', label: 'Find capacity' };
const briefs: Entry = { to: '/briefs', label: 'Briefs' };
const alliances: Entry = { to: '/alliances', label: 'Alliances' };
const directory: Entry = { to: '/directory', label: 'Directory' };
const requests: Entry = { to: '/requests', label: 'Requests' };

/** Where each kind of viewer goes; sign-in and sign-up stand beside it for visitors. */
export const navigation = {
  visitor: [find, directory],
  facility: [find, { to: '/house', label: 'Our house' }, briefs, requests, alliances, directory],
  producer: [find, briefs, requests, directory],
  admin: [
    find,
    { to: '/admin/alliances', label: 'Alliances' },
    { to: '/admin/assessments', label: 'Assessments' },
    { to: '/admin/claims', label: 'Claims' },
    { to: '/admin/exchange', label: 'Exchange' },
    { to: '/admin/trail', label: 'Trail' },
  ],
} as const satisfies Record<Part, readonly Entry[]>;
