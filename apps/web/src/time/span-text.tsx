import { Text } from '@mantine/core';
import { clocksDiffer, showMoment, showSpan, showZone } from './show';
import { viewerZone } from './today';
import type { Span } from './zone';

type SpanProps = { readonly span: Span; readonly zone: string; readonly size?: string };

/** A period on the house's clock, named, with the viewer's own beside it where it differs. */
export function SpanText({ span, zone, size = 'sm' }: SpanProps) {
  const own = viewerZone();
  const differs = clocksDiffer(span.start, zone, own);
  return (
    <Text component="span" size={size}>
      <time dateTime={`${span.start}/${span.end}`}>{showSpan(span, zone)}</time>
      <Text component="span" inherit c="dimmed">
        {' '}
        {showZone(zone)} time
        {differs && ` · ${showSpan(span, own)} for you`}
      </Text>
    </Text>
  );
}

type MomentProps = { readonly at: string; readonly zone: string; readonly size?: string };

/** One moment, likewise. */
export function MomentText({ at, zone, size = 'sm' }: MomentProps) {
  const own = viewerZone();
  return (
    <Text component="span" size={size}>
      <time dateTime={at}>{showMoment(at, zone)}</time>
      <Text component="span" inherit c="dimmed">
        {' '}
        {showZone(zone)} time
        {clocksDiffer(at, zone, own) && ` · ${showMoment(at, own)} for you`}
      </Text>
    </Text>
  );
}
