import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Changes } from '../capacity/changes';
import { BusinessHours } from '../challenge/business-hours';
import { Attention } from '../feed/attention';
import { placeOf } from '../resource/words';
import { Empty } from '../shell/empty';
import type { TimelineParams } from '../timeline/params';
import { useShown } from '../timeline/shown';
import { ZoneNote } from '../timeline/zone-note';
import styles from './house.module.css';
import { SiteCalendar } from './site-calendar';

type Facility = {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly timeZone: string;
};

type Props = {
  readonly facility: Facility;
  readonly resources: number;
  readonly params: TimelineParams;
  readonly mayEdit: boolean;
  readonly onAddResource: () => void;
};

/** One site: where it is, what it has, and what is offered and taken in the days shown. */
export function FacilitySection({ facility, resources, params, mayEdit, onAddResource }: Props) {
  const shown = useShown(params, facility.timeZone);
  const heading = `facility-${facility.id}`;
  return (
    <section className={styles.facility} aria-labelledby={heading}>
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} size="h3" id={heading}>
            <Link to="/facilities/$id" params={{ id: facility.id }} className={styles.quiet}>
              {facility.name}
            </Link>
          </Title>
          <Text size="sm" c="dimmed">
            {placeOf(facility.city, facility.country)} · {resources.toLocaleString('en-GB')}{' '}
            {resources === 1 ? 'resource' : 'resources'}
          </Text>
        </div>
        {mayEdit && (
          <Group gap="xs">
            <BusinessHours facility={facility} />
            <Button
              size="xs"
              variant="default"
              aria-label={`Add a resource to ${facility.name}`}
              onClick={onAddResource}
            >
              Add a resource
            </Button>
          </Group>
        )}
      </Group>
      {resources === 0 ? (
        <Empty
          title="No resources yet"
          step={
            mayEdit && (
              <Group gap="xs">
                <Button onClick={onAddResource}>Add the first resource</Button>
                <Button
                  variant="default"
                  renderRoot={(props) => <Link to="/house/import" search={{ facility: facility.id }} {...props} />}
                >
                  Import them from CSV
                </Button>
              </Group>
            )
          }
        >
          A resource is what you can lend: a grading suite, a Foley stage, render nodes, a licence, a person.
        </Empty>
      ) : (
        <>
          <Attention facility={facility} />
          <ZoneNote zone={facility.timeZone} />
          <SiteCalendar facility={facility} shown={shown} resources={resources} mayEdit={mayEdit} />
          {mayEdit && <RecentlyChanged facility={facility} />}
        </>
      )}
    </section>
  );
}

function RecentlyChanged({ facility }: { readonly facility: Facility }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Stack gap="xs">
      <Button
        size="xs"
        variant="default"
        w="fit-content"
        aria-label={`Recent changes of ${facility.name}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        Recent changes
      </Button>
      {isOpen && <Changes facilityId={facility.id} zone={facility.timeZone} />}
    </Stack>
  );
}
