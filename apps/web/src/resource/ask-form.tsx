import { Button, Checkbox, Select, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useKept } from '../draft/kept';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { minorOf } from '../money/money';
import type { Rate } from '../rate/draft';
import { PriceLines } from '../rate/price-lines';
import { Refused } from '../shell/trouble';
import { localOf } from '../time/local';
import { showZone } from '../time/show';
import { SpanText } from '../time/span-text';
import type { Span } from '../time/zone';
import { FreeOrWhy } from '../why/free-or-why';
import { faultsIn, spanOf } from './ask';
import { SendRequest } from './operations';

/** Others that may stand in for it. */
type Class = { readonly id: string; readonly name: string; readonly resources: readonly unknown[] };

type Props = {
  readonly resource: {
    readonly id: string;
    readonly name: string;
    readonly units: number;
    readonly rates: readonly Rate[];
    readonly classes: readonly Class[];
  };
  readonly zone: string;
  readonly span: Span | null;
  readonly units: number;
  readonly onChange: (asked: { readonly span: Span; readonly units: number }) => void;
};

const shownPaths = ['lines.0.period', 'lines.0.resourceId', 'lines.0.units', 'lines.0.price', 'message'];

/** Asks the house for time: places pencils and opens the thread of the request. */
export function AskForm({ resource, zone, span, units, onChange }: Props) {
  const navigate = useNavigate();
  const { send, isSending, refusals, trouble } = useSubmission(SendRequest);
  const currency = resource.rates[0]?.amount.currency ?? null;
  const [typed, setTyped] = useState(() => typedOf(span, units, zone));
  const [given, setGiven] = useState({ span, units });
  const [offer, setOffer] = useState('');
  const [message, setMessage] = useKept(`ask:${resource.id}`, '');
  // The resource itself, or a class that it is in.
  const [wanted, setWanted] = useState(resource.id);
  const [waits, setWaits] = useState(false);
  const [isTried, setTried] = useState(false);

  // Chosen on the strip, or by the back button: the fields follow.
  if (given.span?.start !== span?.start || given.span?.end !== span?.end || given.units !== units) {
    setGiven({ span, units });
    setTyped(typedOf(span, units, zone));
  }

  const classes = resource.classes.filter(({ resources }) => resources.length > 1);
  const draft = { ...typed, offer };
  const faults = isTried ? faultsIn(draft, zone, currency, resource.units) : {};

  function type(patch: Partial<typeof typed>) {
    const next = { ...typed, ...patch };
    setTyped(next);
    const nextSpan = spanOf(next, zone);
    const nextUnits = Number(next.units);
    if (nextSpan === null || !(nextUnits >= 1)) return;
    setGiven({ span: nextSpan, units: nextUnits });
    onChange({ span: nextSpan, units: nextUnits });
  }

  async function ask() {
    setTried(true);
    const period = spanOf(draft, zone);
    if (period === null || Object.keys(faultsIn(draft, zone, currency, resource.units)).length > 0) return;
    const amountMinor = currency && offer.trim() !== '' ? minorOf(offer, currency) : null;
    const payload = await send({
      lines: [
        {
          resourceId: wanted,
          period,
          units: Number(draft.units),
          ...(amountMinor && currency && { price: { amountMinor, currency } }),
        },
      ],
      message: message.trim() || null,
      waitIfTaken: waits,
    });
    if (!payload?.request) return;
    setMessage('');
    await navigate({ to: '/requests/$id', params: { id: payload.request.id } });
  }

  return (
    <form
      noValidate
      aria-labelledby="ask"
      onSubmit={(event) => {
        event.preventDefault();
        void ask();
      }}
    >
      <Stack gap="sm">
        <Title order={2} size="h4" id="ask">
          Ask for it
        </Title>
        {classes.length > 0 && (
          <Select
            label="What you ask for"
            data={[
              { value: resource.id, label: resource.name },
              ...classes.map(({ id, name }) => ({ value: id, label: `Any of the class “${name}”` })),
            ]}
            value={wanted}
            allowDeselect={false}
            description={
              wanted === resource.id
                ? undefined
                : `What is free and its price are shown for ${resource.name}; you get the member that is free, the cheapest of several.`
            }
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(chosen) => chosen && setWanted(chosen)}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2, md: 1 }} spacing="xs" verticalSpacing="xs">
          <TextInput
            type="datetime-local"
            label={`From (${showZone(zone)} time)`}
            value={typed.from}
            onChange={({ currentTarget }) => type({ from: currentTarget.value })}
            error={faults.period ?? messageAt(refusals, 'lines.0.period') ?? messageAt(refusals, 'lines.0.resourceId')}
          />
          <TextInput
            type="datetime-local"
            label={`To (${showZone(zone)} time)`}
            min={typed.from}
            value={typed.to}
            onChange={({ currentTarget }) => type({ to: currentTarget.value })}
          />
        </SimpleGrid>
        {span && <SpanText span={span} zone={zone} />}
        <SimpleGrid cols={2} spacing="xs">
          <TextInput
            label="Units"
            inputMode="numeric"
            description={`of ${resource.units.toLocaleString('en-GB')}`}
            value={typed.units}
            onChange={({ currentTarget }) => type({ units: currentTarget.value.replaceAll(/\D/g, '').slice(0, 7) })}
            error={faults.units ?? messageAt(refusals, 'lines.0.units')}
          />
          <TextInput
            label={currency ? `Your offer, ${currency}` : 'Your offer'}
            description="Empty: by the rates"
            inputMode="decimal"
            value={offer}
            onChange={({ currentTarget }) => setOffer(currentTarget.value)}
            error={faults.offer ?? messageAt(refusals, 'lines.0.price')}
          />
        </SimpleGrid>
        {span && (
          <FreeOrWhy
            {...{ resourceId: resource.id, span, units, zone }}
            onTake={(nearest) => onChange({ span: nearest, units })}
          />
        )}
        {span && <PriceLines resourceId={resource.id} span={span} units={units} zone={zone} />}
        <Textarea
          label="Message"
          description="Optional. What it is for, what you need set up."
          autosize
          minRows={2}
          maxRows={8}
          value={message}
          onChange={({ currentTarget }) => setMessage(currentTarget.value)}
          error={messageAt(refusals, 'message')}
        />
        <Checkbox
          label="Wait in line if it is taken"
          description="You move up by yourself when the time is freed."
          checked={waits}
          onChange={({ currentTarget }) => setWaits(currentTarget.checked)}
        />
        <Refused refusals={refusals} trouble={trouble} shown={shownPaths} />
        <Button type="submit" loading={isSending}>
          Send the request
        </Button>
        <Text size="xs" c="dimmed">
          Your pencils hold the time while the house answers. Nothing is booked until you confirm.
        </Text>
      </Stack>
    </form>
  );
}

const typedOf = (span: Span | null, units: number, zone: string) => ({
  from: span ? localOf(span.start, zone) : '',
  to: span ? localOf(span.end, zone) : '',
  units: String(units),
});
