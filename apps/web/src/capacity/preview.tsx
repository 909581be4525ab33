import { Stack, Text } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { showDate, showSpan } from '../time/show';
import type { Span } from '../time/zone';
import type { Draft } from './draft';
import { InTheWay } from './in-the-way';
import type { ReshapePreview } from './operations';

type Preview = ResultOf<typeof ReshapePreview>['reshapePreview'];
type Props = { readonly act: Draft['act']; readonly preview: Preview; readonly zone: string };

const mostShown = 8;

const hoursIn = (spans: readonly Span[]): number =>
  spans.reduce((sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / 3_600_000, 0);

const spansOf = (stretches: readonly { readonly period: Span }[]): string => {
  const hours = Math.round(hoursIn(stretches.map(({ period }) => period)) * 10) / 10;
  const count = stretches.length.toLocaleString('en-GB');
  return `${count} ${stretches.length === 1 ? 'stretch' : 'stretches'}, ${hours.toLocaleString('en-GB')} hours`;
};

/** What would change, before it does. */
export function PreviewOf({ act, preview, zone }: Props) {
  const { periods, holidays, resources } = preview;
  const [first] = periods;
  const promises = resources.flatMap((one) => one.promises.map((promise) => ({ promise, name: one.resource.name })));
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {first
          ? `${spansOf(periods.map((period) => ({ period })))}; the first: ${showSpan(first, zone)}`
          : 'Nothing of it is yet to come.'}
      </Text>
      {holidays.length > 0 && (
        <Text size="sm">Left out: {holidays.map(({ on, name }) => `${name} (${showDate(on)})`).join(', ')}</Text>
      )}
      {act !== 'KEEP' &&
        resources.slice(0, mostShown).map(({ resource, added, removed }) => (
          <Text key={resource.id} size="sm">
            {resource.name}:{' '}
            {added.length === 0 && removed.length === 0
              ? 'stays as it is'
              : [
                  ...(added.length > 0 ? [`more in ${spansOf(added)}`] : []),
                  ...(removed.length > 0 ? [`less in ${spansOf(removed)}`] : []),
                ].join('; ')}
          </Text>
        ))}
      {act !== 'KEEP' && resources.length > mostShown && (
        <Text size="sm">and {resources.length - mostShown} resources more</Text>
      )}
      <InTheWay
        title={act === 'KEEP' ? 'These stand; the house keeps what is left around them:' : 'In the way:'}
        promises={promises}
        zone={zone}
      />
    </Stack>
  );
}
