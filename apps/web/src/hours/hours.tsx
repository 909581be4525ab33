import { Button, Group, Paper, SimpleGrid, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useQuery } from 'urql';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { RowsShape } from '../shell/page-shape';
import { Refused, Trouble } from '../shell/trouble';
import { offerUndo } from '../shell/undo';
import { showZone } from '../time/show';
import { DayRow, type OpenDraft } from './day-row';
import styles from './hours.module.css';
import { HoursOfResource, SetHours } from './operations';
import { faultsIn, hoursOfLength, lengthOfHours, timeOf, weekdays, weekWords, type Open, type Week } from './week';

type Hours = NonNullable<NonNullable<ResultOf<typeof HoursOfResource>['resource']>['hours']>;

type Props = { readonly resourceId: string; readonly zone: string; readonly mayEdit: boolean };

/** When a resource is open, as its house sees and changes it. */
export function HoursTab({ resourceId, zone, mayEdit }: Props) {
  const [{ data, error }, again] = useQuery({
    ...{ query: HoursOfResource, variables: { id: resourceId } },
    requestPolicy: 'network-only',
  });
  const hours = data?.resource?.hours;
  if (error && !hours) return <Trouble error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  if (!hours) return <RowsShape rows={7} height={40} />;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      {mayEdit ? <Editor resourceId={resourceId} zone={zone} saved={hours} /> : <InWords zone={zone} hours={hours} />}
    </SimpleGrid>
  );
}

type Draft = { readonly isAlways: boolean; readonly days: readonly (readonly OpenDraft[])[]; readonly length: string };

const officeWeek = weekdays.map((_, day): readonly Open[] => (day < 5 ? [{ from: '09:00', to: '18:00' }] : []));

const fresh = (open: readonly Open[]): readonly OpenDraft[] =>
  open.map(({ from, to }) => ({ from, to, id: crypto.randomUUID() }));

const draftOf = ({ week, dayLength }: Hours): Draft => ({
  isAlways: week === null,
  days: (week ?? officeWeek).map(fresh),
  length: hoursOfLength(dayLength),
});

/** By time, as they are said and sent. */
const weekOf = ({ isAlways, days }: Draft): Week =>
  isAlways ? null : days.map((open) => open.map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) })));

const shownPaths = ['week', 'dayLength'];

type EditorProps = { readonly resourceId: string; readonly zone: string; readonly saved: Hours };

function Editor({ resourceId, zone, saved }: EditorProps) {
  const set = useSubmission(SetHours);
  const [draft, setDraft] = useState(() => draftOf(saved));
  const [isTried, setTried] = useState(false);
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));

  const week = weekOf(draft);
  const dayLength = lengthOfHours(draft.length);
  const faults = isTried ? faultsIn(week) : new Map<string, string>();
  const fault = (path: string) => faults.get(path) ?? messageAt(set.refusals, path);
  const ofWhole = faults.get('week') ?? set.refusals.find(({ field }) => field?.at(-1) === 'week')?.message;

  async function save() {
    setTried(true);
    if (dayLength === undefined || faultsIn(week).size > 0) return;
    const payload = await set.send({ resourceId, week: week?.map((open) => [...open]) ?? null, dayLength });
    if (!payload) return;
    setTried(false);
    offerUndo({
      title: 'Hours saved',
      message: 'They go for what is asked from now on; what is pencilled or booked keeps its time.',
      undo: () => void putBack(),
    });
  }

  async function putBack() {
    const before = saved.week?.map((open) => open.map(({ from, to }) => ({ from, to }))) ?? null;
    const payload = await set.send({ resourceId, week: before, dayLength: saved.dayLength });
    if (payload) setDraft(draftOf(saved));
  }

  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack>
          <Title order={2} size="h4">
            Working week
          </Title>
          <Switch
            label="Always open"
            description="Around the clock, every day of the year."
            checked={draft.isAlways}
            onChange={({ currentTarget }) => change({ isAlways: currentTarget.checked })}
          />
          {!draft.isAlways && (
            <ul className={styles.days}>
              {draft.days.map((open, day) => (
                <DayRow
                  key={weekdays[day]}
                  day={weekdays[day] ?? ''}
                  open={open}
                  onChange={(next) => change({ days: draft.days.map((other, n) => (n === day ? next : other)) })}
                  faultAt={(at, end) => fault(`week.${day}.${at}.${end}`)}
                >
                  {day === 0 && (
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() =>
                        change({ days: draft.days.map((other, n) => (n > 0 && n < 5 ? fresh(open) : other)) })
                      }
                    >
                      Copy Monday to Tuesday–Friday
                    </Button>
                  )}
                </DayRow>
              ))}
            </ul>
          )}
          {ofWhole && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {ofWhole}
            </Text>
          )}
          <TextInput
            label="Day length, hours"
            description="Work beyond it on one date is overtime, dearer where a rate says so. Empty: no overtime."
            inputMode="decimal"
            maw={320}
            value={draft.length}
            onChange={({ currentTarget }) => change({ length: currentTarget.value.slice(0, 5) })}
            error={isTried && dayLength === undefined ? '1 to 24 hours, as 10 or 7.5.' : fault('dayLength')}
          />
          <Refused refusals={set.refusals} trouble={set.trouble} shown={shownPaths} />
          <Group>
            <Button type="submit" loading={set.isSending}>
              Save the hours
            </Button>
          </Group>
        </Stack>
      </form>
      <InWords zone={zone} hours={{ week, dayLength: dayLength ?? null }} />
    </>
  );
}

type Said = { readonly week: Week; readonly dayLength: string | null };

function InWords({ zone, hours }: { readonly zone: string; readonly hours: Said }) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="in-words" style={{ alignSelf: 'start' }}>
      <Stack gap="xs">
        <Title order={2} size="h4" id="in-words">
          In words
        </Title>
        <Text fw={600}>
          Open {weekWords(hours.week)}
          {hours.week !== null && `, ${showZone(zone)} time`}
        </Text>
        <Text size="sm">
          {hours.dayLength === null
            ? 'No overtime.'
            : `A day’s work is ${hoursOfLength(hours.dayLength)} hours; more on one date is overtime.`}
        </Text>
        <Text size="sm" c="dimmed">
          Closed time needs no units and costs nothing: a booking from Friday to Monday runs across the weekend, and
          pays for what is open. Capacity is still what you publish; hours only say when it works.
        </Text>
      </Stack>
    </Paper>
  );
}
