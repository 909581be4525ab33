import { Button, Checkbox, Chip, Group, Pill, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isDate } from '../time/date';
import { showDate } from '../time/show';
import type { Draft } from './draft';

type Props = { readonly draft: Draft; readonly onChange: (change: Partial<Draft>) => void };

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Days that repeat between two dates, the hours on them, and those left out. */
export function PatternFields({ draft, onChange }: Props) {
  const [leftOut, setLeftOut] = useState('');
  const closesNextDay = draft.closes <= draft.opens;
  return (
    <Stack gap="sm">
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          type="date"
          label="First day"
          value={draft.first}
          onChange={({ currentTarget }) => onChange({ first: currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Last day"
          min={draft.first}
          value={draft.last}
          onChange={({ currentTarget }) => onChange({ last: currentTarget.value })}
        />
      </SimpleGrid>
      <Chip.Group multiple value={[...draft.weekdays]} onChange={(chosen) => onChange({ weekdays: chosen })}>
        <Group gap={6} role="group" aria-label="Weekdays">
          {weekdays.map((day, index) => (
            <Chip key={day} value={String(index + 1)} size="sm" radius="sm">
              {day}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Select
        label="How often"
        data={[
          { value: '1', label: 'Every week' },
          { value: '2', label: 'Every other week' },
        ]}
        allowDeselect={false}
        value={draft.everyWeeks}
        onChange={(weeks) => onChange({ everyWeeks: weeks === '2' ? '2' : '1' })}
      />
      <Checkbox
        label="Round the clock"
        checked={draft.isAllDay}
        onChange={({ currentTarget }) => onChange({ isAllDay: currentTarget.checked })}
      />
      {!draft.isAllDay && (
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            type="time"
            label="From"
            value={draft.opens}
            onChange={({ currentTarget }) => onChange({ opens: currentTarget.value })}
          />
          <TextInput
            type="time"
            label="To"
            description={closesNextDay ? 'On the next day' : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={draft.closes}
            onChange={({ currentTarget }) => onChange({ closes: currentTarget.value })}
          />
        </SimpleGrid>
      )}
      <Checkbox
        label="Leave out public holidays"
        checked={draft.skipHolidays}
        onChange={({ currentTarget }) => onChange({ skipHolidays: currentTarget.checked })}
      />
      <Group align="flex-end" gap="sm">
        <TextInput
          type="date"
          label="Leave out a day"
          value={leftOut}
          onChange={({ currentTarget }) => setLeftOut(currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={!isDate(leftOut) || draft.except.includes(leftOut)}
          onClick={() => {
            onChange({ except: [...draft.except, leftOut].sort() });
            setLeftOut('');
          }}
        >
          Leave it out
        </Button>
      </Group>
      {draft.except.length > 0 && (
        <Group gap={6} role="group" aria-label="Days left out">
          <Text size="sm">Left out:</Text>
          {draft.except.map((day) => (
            <Pill
              key={day}
              withRemoveButton
              removeButtonProps={{
                'aria-label': `Do not leave out ${showDate(day)}`,
                'aria-hidden': false,
                tabIndex: 0,
              }}
              onRemove={() => onChange({ except: draft.except.filter((other) => other !== day) })}
            >
              {showDate(day)}
            </Pill>
          ))}
        </Group>
      )}
    </Stack>
  );
}
