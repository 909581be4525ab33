import { Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { tierWords } from '../resource/words';
import { Refused } from '../shell/trouble';
import { isDate } from '../time/date';
import { dateFromToday } from '../time/today';
import { addDays, addMonths } from '../time/zone';
import { AddAssessment } from './operations';

type Scheme = { readonly code: string; readonly label: string; readonly tier: string };
type Facility = { readonly id: string; readonly name: string };

type Props = { readonly facilities: readonly Facility[]; readonly schemes: readonly Scheme[] };

const shown = ['facilityId', 'scheme', 'issuedOn', 'expiresOn'];

/** A house states what it has been assessed for; a third party's word counts once an admin has seen it. */
export function StateAssessmentForm({ facilities, schemes }: Props) {
  const add = useSubmission(AddAssessment);
  const [facilityId, setFacility] = useState(facilities[0]?.id ?? '');
  const [scheme, setScheme] = useState<string | null>(null);
  const [issuedOn, setIssued] = useState(dateFromToday());
  const [expiresOn, setExpires] = useState(addDays(addMonths(dateFromToday(), 12), -1));
  const [isTried, setTried] = useState(false);
  const fault = (path: string, own: string | false = false) => (isTried && own) || messageAt(add.refusals, path);
  const tier = schemes.find(({ code }) => code === scheme)?.tier;

  async function send() {
    setTried(true);
    if (!scheme || !isDate(issuedOn) || !isDate(expiresOn) || expiresOn < issuedOn) return;
    if (!(await add.send({ facilityId, scheme, issuedOn, expiresOn }))) return;
    setTried(false);
    setScheme(null);
    notifications.show({
      title: 'Stated',
      message:
        tier === 'THIRD_PARTY'
          ? 'It counts once an admin has verified it.'
          : 'It counts from now on, as self-declared.',
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
        <Select
          label="Facility"
          data={facilities.map(({ id, name }) => ({ value: id, label: name }))}
          value={facilityId}
          allowDeselect={false}
          onChange={(id) => id && setFacility(id)}
          error={fault('facilityId')}
        />
        <Select
          label="Scheme"
          placeholder="TPN, ISO 27001, SOC 2…"
          description={tier ? tierWords[tier] : 'What was it assessed against?'}
          data={schemes.map(({ code, label }) => ({ value: code, label }))}
          value={scheme}
          onChange={setScheme}
          error={fault('scheme', !scheme && 'Choose a scheme.')}
        />
        <SimpleGrid cols={2} spacing="sm">
          <TextInput
            type="date"
            label="Issued on"
            value={issuedOn}
            onChange={({ currentTarget }) => setIssued(currentTarget.value)}
            error={fault('issuedOn', !isDate(issuedOn) && 'Enter a date.')}
          />
          <TextInput
            type="date"
            label="Expires on"
            value={expiresOn}
            min={issuedOn}
            onChange={({ currentTarget }) => setExpires(currentTarget.value)}
            error={fault(
              'expiresOn',
              !isDate(expiresOn) ? 'Enter a date.' : expiresOn < issuedOn && 'Before it was issued.',
            )}
          />
        </SimpleGrid>
        <Refused refusals={add.refusals} trouble={add.trouble} shown={shown} />
        <Group>
          <Button type="submit" loading={add.isSending}>
            State the assessment
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
