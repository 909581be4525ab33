import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { AlliancePicker } from '../alliance/alliance-picker';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { currencies } from '../money/currencies';
import { digitsOf, minorOf } from '../money/money';
import { perWords } from '../resource/words';
import { Refused } from '../shell/trouble';
import { LengthInput } from '../time/length-input';
import {
  audiences,
  audienceWords,
  draftOf,
  hasOvertime,
  hasWeekend,
  pers,
  termsOf,
  type Audience,
  type Draft,
  type Per,
} from './draft';
import { SetRate } from './operations';
import { PercentInput } from './percent-input';
import { ScaleRows } from './scale-rows';
import { PartnerPicker } from '../organisation/partner-picker';

type Props = {
  readonly resourceId: string;
  readonly organisationId: string;
  /** That the resource's other rates are in; null when it has none. */
  readonly currency: string | null;
  readonly initial: Draft;
  /** A rate that is being changed keeps its audience and unit: those say which rate it is. */
  readonly isChange: boolean;
  readonly onSet: () => void;
};

const shown = [
  ...['audience', 'audienceId', 'amount', 'per', 'minimum', 'leadTime'],
  ...['weekendUplift', 'overtimeUplift', 'cancellation'],
];

/** What an audience pays. A rate for the same audience and unit takes the place of the one before. */
export function SetRateForm({ resourceId, organisationId, currency, initial, isChange, onSet }: Props) {
  const set = useSubmission(SetRate);
  const [draft, setDraft] = useState<Draft>(initial);
  const [isTried, setTried] = useState(false);
  const change = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }));

  const amountMinor = minorOf(draft.amount, draft.currency);
  const needsId = draft.audience !== 'EVERYONE';
  const amountFault =
    amountMinor === null
      ? `An amount in ${draft.currency}, with at most ${digitsOf(draft.currency)} digits after the point.`
      : null;
  const idFault = needsId && draft.audienceId.trim() === '' ? 'Say whose rate it is.' : null;
  const fault = (path: string, own: string | null = null) => (isTried ? own : null) ?? messageAt(set.refusals, path);

  async function send() {
    setTried(true);
    if (amountMinor === null || idFault) return;
    const payload = await set.send({
      resourceId,
      audience: draft.audience,
      ...(needsId && { audienceId: draft.audienceId.trim() }),
      amount: { amountMinor, currency: draft.currency },
      per: draft.per,
      ...termsOf(draft),
    });
    if (!payload) return;
    setTried(false);
    setDraft({ ...draftOf(null, draft.currency), audience: draft.audience });
    notifications.show({
      title: 'Rate set',
      message: `${audienceWords[draft.audience]} can see the resource and pays this.`,
    });
    onSet();
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
          label="For whom"
          data={audiences.map((value) => ({ value, label: audienceWords[value] }))}
          value={draft.audience}
          allowDeselect={false}
          disabled={isChange}
          onChange={(audience) => change({ audience: audience as Audience, audienceId: '' })}
          error={fault('audience')}
        />
        {draft.audience === 'ORGANISATION' && !isChange && (
          <PartnerPicker
            label="Partner organisation"
            value={draft.audienceId}
            without={organisationId}
            onChange={(audienceId) => change({ audienceId })}
            error={fault('audienceId', idFault)}
          />
        )}
        {draft.audience === 'ALLIANCE' && !isChange && (
          <AlliancePicker
            value={draft.audienceId}
            onChange={(audienceId) => change({ audienceId })}
            error={fault('audienceId', idFault)}
          />
        )}
        <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm">
          <TextInput
            label="Amount"
            inputMode="decimal"
            required
            value={draft.amount}
            onChange={({ currentTarget }) => change({ amount: currentTarget.value })}
            error={fault('amount', amountFault)}
          />
          <Select
            label="Currency"
            data={currency ? [currency] : currencies}
            value={draft.currency}
            searchable={!currency}
            allowDeselect={false}
            description={currency ? 'As its other rates' : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(code) => code && change({ currency: code })}
          />
          <Select
            label="Unit"
            data={pers.map((value) => ({ value, label: perWords[value] ?? value }))}
            value={draft.per}
            allowDeselect={false}
            disabled={isChange}
            onChange={(per) => change({ per: per as Per })}
            error={fault('per')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <LengthInput
            label="Minimum"
            value={draft.minimum}
            onChange={(minimum) => change({ minimum })}
            error={fault('minimum')}
          />
          <LengthInput
            label="Notice"
            value={draft.leadTime}
            onChange={(leadTime) => change({ leadTime })}
            error={fault('leadTime')}
          />
        </SimpleGrid>
        <Text size="xs" c="dimmed">
          A shorter booking pays the minimum. Notice is the time the house needs before a start.
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <PercentInput
            label="Weekends dearer by, percent"
            isUsed={hasWeekend(draft.per)}
            value={draft.weekendUplift}
            onChange={(weekendUplift) => change({ weekendUplift })}
            error={fault('weekendUplift')}
          />
          <PercentInput
            label="Overtime dearer by, percent"
            isUsed={hasOvertime(draft.per)}
            value={draft.overtimeUplift}
            onChange={(overtimeUplift) => change({ overtimeUplift })}
            error={fault('overtimeUplift')}
          />
        </SimpleGrid>
        <Text size="xs" c="dimmed">
          Weekends are local Saturdays and Sundays; overtime is what goes beyond the day length of the resource, and
          goes with hours only.
        </Text>
        <ScaleRows bands={draft.bands} onChange={(bands) => change({ bands })} refusals={set.refusals} />
        <Refused refusals={set.refusals} trouble={set.trouble} shown={shown} />
        <Group>
          <Button type="submit" loading={set.isSending}>
            {isChange ? 'Save the change' : 'Set the rate'}
          </Button>
          {isChange && (
            <Button variant="default" onClick={onSet}>
              Leave it as it was
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
