import type { Part } from '../session/viewer';

type Entry = {
  readonly to: '/search' | '/house' | '/requests' | '/admin/assessments' | '/admin/trail';
  readonly label: string;
};

const find: Entry = { to: '/search', label: 'Find capacity' };
const requests: Entry = { to: '/requests', label: 'Requests' };

/** Where each kind of viewer goes; sign-in and sign-up stand beside it for visitors. */
export const navigation = {
  visitor: [find],
  facility: [find, { to: '/house', label: 'Our house' }, requests],
  producer: [find, requests],
  admin: [find, { to: '/admin/assessments', label: 'Assessments' }, { to: '/admin/trail', label: 'Trail' }],
} as const satisfies Record<Part, readonly Entry[]>;
