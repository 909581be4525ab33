import { Button, Group, Stack, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { useActing } from '../capacity/acting';
import { StateLegend } from '../state/state-badge';
import type { LocalDate } from '../time/date';
import { TimelineControls } from '../timeline/controls';
import { DayPanel } from '../timeline/day-panel';
import type { View } from '../timeline/params';
import type { Shown } from '../timeline/shown';
import { stretchesOf } from '../timeline/stretches';
import { Timeline } from '../timeline/timeline';
import { ZoneNote } from '../timeline/zone-note';
import { countOfUnits } from '../resource/words';
import type { Managed } from './manage.page';

type Props = {
  readonly resource: Managed;
  readonly shown: Shown;
  readonly isComing: boolean;
  readonly mayEdit: boolean;
  readonly onChange: (view: View, date: LocalDate | undefined) => void;
  readonly onPublish: (date: LocalDate) => void;
};

/** What is offered and taken of one resource. */
export function ResourceCalendar({ resource, shown, isComing, mayEdit, onChange, onPublish }: Props) {
  const zone = resource.facility.timeZone;
  const rows = useMemo(
    () => [
      {
        id: resource.id,
        name: resource.name,
        title: <strong>{resource.name}</strong>,
        detail: countOfUnits(resource.units),
        week: resource.hours?.week ?? null,
        stretches: stretchesOf(resource.capacity, resource.commitments, resource.blocks, resource.units),
      },
    ],
    [resource],
  );
  const lent = useMemo(() => [resource], [resource]);
  const { acts, onBar, notice } = useActing(zone, lent);
  return (
    <Stack gap="sm">
      <VisuallyHidden component="h2">Calendar</VisuallyHidden>
      <TimelineControls shown={shown} isComing={isComing} onChange={onChange} />
      <StateLegend />
      <ZoneNote zone={zone} />
      {mayEdit && notice}
      <Timeline
        label={`Calendar of ${resource.name}`}
        rows={rows}
        view={shown.view}
        days={shown.days}
        zone={zone}
        {...(mayEdit && { acts })}
        onDay={({ id, name, bars }, day) => (
          <DayPanel name={name} bars={bars} day={day} days={shown.days} zone={zone} {...(mayEdit && { onBar })}>
            {mayEdit && (
              <Group gap="xs">
                <Button
                  size="xs"
                  variant="default"
                  onClick={() => acts.onTime({ resourceIds: [id], first: day, last: day })}
                >
                  Change this day
                </Button>
                <Button size="xs" variant="default" onClick={() => onPublish(day)}>
                  Publish from this day
                </Button>
              </Group>
            )}
          </DayPanel>
        )}
      />
    </Stack>
  );
}
