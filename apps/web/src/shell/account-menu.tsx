import { Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import { signOut, type Viewer } from '../session/session';
import styles from './shell.module.css';

const roles: Readonly<Record<string, string>> = {
  OWNER: 'Owner',
  SCHEDULER: 'Scheduler',
  PRODUCER: 'Producer',
  VIEWER: 'Viewer',
};

export function AccountMenu({ viewer }: { readonly viewer: Viewer }) {
  const navigate = useNavigate();
  const place = viewer.organisation?.name ?? 'Platform admin';

  async function leave() {
    if (await signOut()) await navigate({ to: '/' });
    else
      notifications.show({
        color: 'red',
        title: 'Still signed in',
        message: 'Signing out did not get through. Try again.',
      });
  }

  return (
    <Menu position="bottom-end" width={240} shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          className={styles.account ?? ''}
          aria-label={`Account: ${viewer.displayName}, ${place}`}
        >
          <span className={styles.name}>{viewer.displayName}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '0.5rem 0.75rem' }}>
          <Text size="sm" fw={600}>
            {place}
          </Text>
          <Text size="xs" c="dimmed">
            {viewer.role ? (roles[viewer.role] ?? viewer.role) : 'Admin'}
            {viewer.email ? ` · ${viewer.email}` : ''}
          </Text>
        </div>
        <Menu.Divider />
        <Menu.Item renderRoot={(props) => <Link to="/saved" {...props} />}>Saved searches</Menu.Item>
        <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
