import { Button, Checkbox, Chip, Group, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { useNow } from '../time/clock';
import { isDate, type LocalDate } from '../time/date';
import { showSpan, showZone } from '../time/show';
import { addDays, instantAt, type Span } from '../time/zone';
import { PublishCapacity } from './operations';
import { hoursIn, mostAtOnce, overlapping, windowsOf } from './plan';

type Window = { readonly period: Span };

type Props = {
  readonly resource: { readonly id: string; readonly name: string; readonly units: number };
  readonly zone: string;
  readonly existing: readonly Window[];
  /** Where the form begins. */
  readonly date: LocalDate;
};

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Spare time is offered as days of the week between two dates, or as one stretch from a moment to a moment. */
export function PublishForm({ resource, zone, existing, date }: Props) {
  const publish = useSubmission(PublishCapacity);
  const now = useNow(60);
  const [mode, setMode] = useState('days');
  const [from, setFrom] = useState(date);
  const [to, setTo] = useState(addDays(date, 27));
  const [chosen, setChosen] = useState(['1', '2', '3', '4', '5']);
  const [isAllDay, setAllDay] = useState(false);
  const [opens, setOpens] = useState('09:00');
  const [closes, setCloses] = useState('18:00');
  const [start, setStart] = useState(`${date}T09:00`);
  const [end, setEnd] = useState(`${date}T18:00`);
  const [units, setUnits] = useState(String(resource.units));

  const planned = mode === 'days' ? days() : stretch();
  const open = planned.filter((span) => Date.parse(span.end) > now);
  const taken = overlapping(
    open,
    existing.map(({ period }) => period),
  );
  const windows = open.filter((span) => !taken.includes(span));
  const fault = faultOf();

  function days(): readonly Span[] {
    if (!isDate(from) || !isDate(to) || !opens || !closes) return [];
    return windowsOf({ from, to, weekdays: chosen.map(Number), isAllDay, opens, closes }, zone);
  }

  function stretch(): readonly Span[] {
    const [startsOn = '', startsAt] = start.split('T');
    const [endsOn = '', endsAt] = end.split('T');
    if (!isDate(startsOn) || !isDate(endsOn) || !startsAt || !endsAt || end <= start) return [];
    return [{ start: instantAt(startsOn, startsAt, zone), end: instantAt(endsOn, endsAt, zone) }];
  }

  function faultOf(): string | null {
    if (mode === 'days' && to < from) return 'The last day is before the first.';
    if (mode === 'stretch' && end <= start) return 'The end is not after the start.';
    if (windows.length > mostAtOnce) return `At most ${mostAtOnce} windows go out in one act; shorten the dates.`;
    return null;
  }

  async function send() {
    const payload = await publish.send({ resourceId: resource.id, periods: [...windows], units: Number(units) });
    if (!payload) return;
    notifications.show({
      title: 'Published',
      message: `${wordsOf(payload.windows.length)} of ${resource.name} can be asked for now.`,
    });
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
        <SegmentedControl
          aria-label="What to publish"
          data={[
            { value: 'days', label: 'Days of the week' },
            { value: 'stretch', label: 'One stretch' },
          ]}
          value={mode}
          onChange={setMode}
        />
        {mode === 'days' ? (
          <>
            <SimpleGrid cols={2} spacing="sm">
              <TextInput
                type="date"
                label="First day"
                value={from}
                onChange={({ currentTarget }) => setFrom(currentTarget.value)}
              />
              <TextInput
                type="date"
                label="Last day"
                min={from}
                value={to}
                onChange={({ currentTarget }) => setTo(currentTarget.value)}
              />
            </SimpleGrid>
            <Chip.Group multiple value={chosen} onChange={setChosen}>
              <Group gap={6} role="group" aria-label="Weekdays">
                {weekdays.map((day, index) => (
                  <Chip key={day} value={String(index + 1)} size="sm" radius="sm">
                    {day}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
            <Checkbox
              label="Round the clock"
              checked={isAllDay}
              onChange={({ currentTarget }) => setAllDay(currentTarget.checked)}
            />
            {!isAllDay && (
              <SimpleGrid cols={2} spacing="sm">
                <TextInput
                  type="time"
                  label="Opens"
                  value={opens}
                  onChange={({ currentTarget }) => setOpens(currentTarget.value)}
                />
                <TextInput
                  type="time"
                  label="Closes"
                  description={closes <= opens ? 'On the next day' : undefined}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  value={closes}
                  onChange={({ currentTarget }) => setCloses(currentTarget.value)}
                />
              </SimpleGrid>
            )}
          </>
        ) : (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              type="datetime-local"
              label="From"
              value={start}
              onChange={({ currentTarget }) => setStart(currentTarget.value)}
            />
            <TextInput
              type="datetime-local"
              label="To"
              min={start}
              value={end}
              onChange={({ currentTarget }) => setEnd(currentTarget.value)}
            />
          </SimpleGrid>
        )}
        <TextInput
          label="Units"
          description={`Of ${resource.units.toLocaleString('en-GB')}`}
          inputMode="numeric"
          w={110}
          value={units}
          error={unitsFault(units, resource.units) ?? messageAt(publish.refusals, 'units')}
          onChange={({ currentTarget }) => setUnits(currentTarget.value.replaceAll(/\D/g, '').slice(0, 7))}
        />
        <Stack gap={2} aria-live="polite">
          <Text size="sm" fw={600}>
            {fault ?? (windows.length === 0 ? 'Nothing to publish like this.' : summaryOf(windows, zone))}
          </Text>
          {taken.length > 0 && (
            <Text size="sm" c="dimmed">
              {taken.length === 1 ? '1 window is left out: it runs' : `${taken.length} windows are left out: they run`}{' '}
              into what is published already.
            </Text>
          )}
          {open.length < planned.length && (
            <Text size="sm" c="dimmed">
              What is over already is left out.
            </Text>
          )}
          <Text size="xs" c="dimmed">
            Times are {showZone(zone)} time.
          </Text>
        </Stack>
        <Refused refusals={publish.refusals} trouble={publish.trouble} shown={['units']} />
        <Group>
          <Button
            type="submit"
            loading={publish.isSending}
            disabled={fault !== null || windows.length === 0 || unitsFault(units, resource.units) !== null}
          >
            {windows.length > 0 ? `Publish ${wordsOf(windows.length)}` : 'Publish'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const wordsOf = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'window' : 'windows'}`;

const unitsFault = (text: string, most: number): string | null =>
  Number(text) >= 1 && Number(text) <= most ? null : `Between 1 and ${most.toLocaleString('en-GB')}.`;

function summaryOf(windows: readonly Span[], zone: string): string {
  const [first] = windows;
  const hours = Math.round(hoursIn(windows) * 10) / 10;
  const opening = first ? showSpan(first, zone) : '';
  return `${wordsOf(windows.length)}, ${hours.toLocaleString('en-GB')} hours; the first: ${opening}`;
}
