import { Button, CopyButton, Group, Paper, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Empty } from '../shell/empty';
import { Refused } from '../shell/trouble';
import { StateBadge } from '../state/state-badge';
import { showMoment } from '../time/show';
import type { Elsewhere } from './feeds';
import styles from './feed.module.css';
import { CreateCalendarLink } from './operations';
import { RevokeLink } from './revoke-link';

type Props = {
  readonly resource: { readonly id: string; readonly name: string };
  readonly facility: Elsewhere['facility'];
  readonly zone: string;
  readonly mayEdit: boolean;
};

/** Secret addresses under which other programs read what is promised here. */
export function Links({ resource, facility, zone, mayEdit }: Props) {
  const links = facility.calendarLinks;
  return (
    <Stack>
      <div>
        <Title order={2} size="h4">
          Calendar links
        </Title>
        <Text size="sm" c="dimmed">
          Subscribe to one in Google, Outlook or Apple Calendar and see there what is promised here.
        </Text>
      </div>
      {links.length === 0 ? (
        <Empty title="No links yet">Whoever has a link can read the calendar behind it, until you revoke it.</Empty>
      ) : (
        <ul className={styles.list} aria-label="Calendar links">
          {links.map(({ id, name, resource: of, madeAt, readAt }) => (
            <li key={id} className={styles.item}>
              <Title order={3} size="h5">
                {name}
              </Title>
              <Text size="sm">
                {of ? of.name : `All of ${facility.name}`} · made {showMoment(madeAt, zone)} ·{' '}
                {readAt ? `last read ${showMoment(readAt, zone)}` : 'not read yet'}
              </Text>
              {mayEdit && <RevokeLink link={{ id, name }} />}
            </li>
          ))}
        </ul>
      )}
      {mayEdit && <NewLink resource={resource} facility={facility} />}
      <Legend />
    </Stack>
  );
}

type NewProps = Pick<Props, 'resource' | 'facility'>;

function NewLink({ resource, facility }: NewProps) {
  const create = useSubmission(CreateCalendarLink);
  const [name, setName] = useState('');
  const [scope, setScope] = useState('resource');
  const [isTried, setTried] = useState(false);
  const [made, setMade] = useState<{ readonly name: string; readonly path: string | null } | null>(null);

  async function send() {
    setTried(true);
    if (name.trim() === '') return;
    const of = scope === 'resource' ? { resourceId: resource.id } : { facilityId: facility.id };
    const payload = await create.send({ ...of, name: name.trim() });
    if (!payload) return;
    setMade({ name: name.trim(), path: payload.path });
    setTried(false);
    setName('');
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack>
        <Title order={3} size="h5">
          New link
        </Title>
        <TextInput
          label="Who it is for"
          description="“Front desk”, “Ingrid’s phone”."
          required
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          error={(isTried && name.trim() === '' ? 'Say who it is for.' : null) ?? messageAt(create.refusals, 'name')}
        />
        <Select
          label="What it shows"
          data={[
            { value: 'resource', label: resource.name },
            { value: 'facility', label: `All of ${facility.name}` },
          ]}
          value={scope}
          allowDeselect={false}
          onChange={(chosen) => chosen && setScope(chosen)}
        />
        <Refused refusals={create.refusals} trouble={create.trouble} shown={['name']} />
        <Group>
          <Button type="submit" loading={create.isSending}>
            Make the link
          </Button>
        </Group>
        {made && <Made name={made.name} path={made.path} />}
      </Stack>
    </form>
  );
}

/** The address is told once: nobody keeps it. */
function Made({ name, path }: { readonly name: string; readonly path: string | null }) {
  if (path === null) {
    return (
      <Text size="sm" role="status">
        The link was made, and its address told already. Revoke it and make another if it is lost.
      </Text>
    );
  }
  const address = `${location.origin}${path}`;
  return (
    <Paper withBorder p="md" role="status" aria-label={`The link for ${name}`}>
      <Stack gap="xs">
        <TextInput
          label={`Address for ${name}`}
          description="Shown only now. Whoever has it can read the calendar."
          readOnly
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button variant="default" w="fit-content" onClick={copy}>
              {copied ? 'Copied' : 'Copy the address'}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Paper>
  );
}

const asShown = [
  ['BOOKED', 'Busy, confirmed'],
  ['HELD', 'Tentative'],
  ['BLOCKED', 'Busy, blocked'],
] as const;

function Legend() {
  return (
    <section aria-labelledby="others-see">
      <Title order={3} size="h5" id="others-see" mb="xs">
        What other programs show
      </Title>
      <dl className={styles.legend}>
        {asShown.map(([state, words]) => (
          <Row key={state} state={state} words={words} />
        ))}
      </dl>
      <Text size="sm" c="dimmed" mt="xs">
        Never a title or the name of a client. Programs read again when they like, some only a few times a day.
      </Text>
    </section>
  );
}

const Row = ({ state, words }: { readonly state: string; readonly words: string }) => (
  <>
    <dt>
      <StateBadge state={state} />
    </dt>
    <dd>{words}</dd>
  </>
);
