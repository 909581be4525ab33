import { Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { AlliancePicker } from '../alliance/alliance-picker';
import type { Refusal } from '../graph/refusals';
import { currencies } from '../money/currencies';
import { PartnerPicker } from '../organisation/partner-picker';
import { perWords } from '../resource/words';
import { useViewer } from '../session/session';
import { LengthInput } from '../time/length-input';
import { audiences, audienceWords, hasOvertime, hasWeekend, pers, type Audience, type Per } from './draft';
import { PercentInput } from './percent-input';
import { ScaleRows } from './scale-rows';
import type { RateDraft } from './use-rate-draft';

type Props = {
  readonly rate: RateDraft;
  readonly refusals: readonly Refusal[];
  /** That other rates are in; null when there are none. */
  readonly currency?: string | null;
  /** A rate that is being changed keeps its audience and unit: those say which rate it is. */
  readonly isChange?: boolean;
};

/** Paths of refusals that these fields show. */
export const rateFields = [
  ...['audience', 'audienceId', 'amount', 'per', 'minimum', 'leadTime'],
  ...['weekendUplift', 'overtimeUplift', 'cancellation'],
];

/** What an audience pays, field by field. */
export function RateFields({ rate: { draft, change, fault }, refusals, currency = null, isChange = false }: Props) {
  const viewer = useViewer();
  return (
    <>
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
          without={viewer?.organisation?.id ?? ''}
          onChange={(audienceId) => change({ audienceId })}
          error={fault('audienceId')}
        />
      )}
      {draft.audience === 'ALLIANCE' && !isChange && (
        <AlliancePicker
          value={draft.audienceId}
          onChange={(audienceId) => change({ audienceId })}
          error={fault('audienceId')}
        />
      )}
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing="sm">
        <TextInput
          label="Amount"
          inputMode="decimal"
          required
          value={draft.amount}
          onChange={({ currentTarget }) => change({ amount: currentTarget.value })}
          error={fault('amount')}
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
        Weekends are local Saturdays and Sundays; overtime is what goes beyond the day length of the resource, and goes
        with hours only.
      </Text>
      <ScaleRows bands={draft.bands} onChange={(bands) => change({ bands })} refusals={refusals} />
    </>
  );
}
