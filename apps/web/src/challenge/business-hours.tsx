import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useQuery } from 'urql';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { DayRow, type OpenDraft } from '../hours/day-row';
import styles from '../hours/hours.module.css';
import { faultsIn, hoursOfLength, lengthOfHours, weekdays } from '../hours/week';
import { RowsShape } from '../shell/page-shape';
import { Refused, Trouble } from '../shell/trouble';
import { showZone } from '../time/show';
import { BusinessHoursOfFacility, SetBusinessHours } from './operations';

type Facility = { readonly id: string; readonly name: string; readonly timeZone: string };
type Hours = NonNullable<ResultOf<typeof BusinessHoursOfFacility>['facility']>['businessHours'];

/** A button of a facility, and behind it when somebody there answers. */
export function BusinessHours({ facility }: { readonly facility: Facility }) {
  const [isOpen, setOpen] = useState(false);
  const title = `Business hours of ${facility.name}`;
  return (
    <>
      <Button size="xs" variant="default" aria-label={title} onClick={() => setOpen(true)}>
        Business hours
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={title}
        size="lg"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': `Close: ${title}` }}
      >
        <Loaded facility={facility} onSaved={() => setOpen(false)} />
      </Modal>
    </>
  );
}

type Props = { readonly facility: Facility; readonly onSaved: () => void };

function Loaded({ facility, onSaved }: Props) {
  const [{ data, error }, again] = useQuery({
    ...{ query: BusinessHoursOfFacility, variables: { id: facility.id } },
    requestPolicy: 'network-only',
  });
  if (data?.facility) return <Form facility={facility} saved={data.facility.businessHours} onSaved={onSaved} />;
  return error ? (
    <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />
  ) : (
    <RowsShape rows={7} height={40} />
  );
}

const shortestClock = 30;
const longestClock = 168 * 60;
const shownPaths = ['week', 'challengeClock'];

const fresh = ({ week }: Hours): readonly (readonly OpenDraft[])[] =>
  week.map((open) => open.map(({ from, to }) => ({ from, to, id: crypto.randomUUID() })));

function Form({ facility, saved, onSaved }: Props & { readonly saved: Hours }) {
  const set = useSubmission(SetBusinessHours);
  const [days, setDays] = useState(() => fresh(saved));
  const [typed, setTyped] = useState(() => hoursOfLength(saved.challengeClock));
  const [isTried, setTried] = useState(false);

  const week = days.map((open) => open.map(({ from, to }) => ({ from, to })));
  const challengeClock = lengthOfHours(typed, shortestClock, longestClock);
  const faults = isTried ? faultsIn(week) : new Map<string, string>();
  const fault = (path: string) => faults.get(path) ?? messageAt(set.refusals, path);
  const ofWhole = faults.get('week') ?? set.refusals.find(({ field }) => field?.at(-1) === 'week')?.message;

  async function save() {
    setTried(true);
    if (!challengeClock || faultsIn(week).size > 0) return;
    const payload = await set.send({ facilityId: facility.id, week, challengeClock });
    if (!payload) return;
    notifications.show({ message: `Business hours of ${facility.name} saved` });
    onSaved();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <Text size="sm">
          When somebody here answers, {showZone(facility.timeZone)} time; public holidays are left out by themselves.
          Whoever holds a first pencil and is challenged has so much of this time to confirm it or let it go.
        </Text>
        <ul className={styles.days}>
          {days.map((open, day) => (
            <DayRow
              key={weekdays[day]}
              day={weekdays[day] ?? ''}
              open={open}
              onChange={(next) => setDays(days.map((other, n) => (n === day ? next : other)))}
              faultAt={(at, end) => fault(`week.${day}.${at}.${end}`)}
            />
          ))}
        </ul>
        {ofWhole && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {ofWhole}
          </Text>
        )}
        <TextInput
          label="Time to think when challenged, business hours"
          inputMode="decimal"
          maw={320}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value.slice(0, 6))}
          error={isTried && !challengeClock ? 'Half an hour to 168 hours, as 9 or 4.5.' : fault('challengeClock')}
        />
        <Refused refusals={set.refusals} trouble={set.trouble} shown={shownPaths} />
        <Group>
          <Button type="submit" loading={set.isSending}>
            Save the business hours
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
