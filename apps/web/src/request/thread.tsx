import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { MomentText } from '../time/span-text';
import { Changes } from './changes';
import { pastWords } from './moves';
import styles from './request.module.css';
import { nameOf, type Side, type Threaded } from './sides';

export type Message = Threaded['messages']['edges'][number]['node'];
type Event = Threaded['history'][number];

/** A move on its way: shown as if it had been made, and gone again if it is refused. */
export type Pending = { readonly move: string; readonly message: string };

type Props = {
  readonly request: Threaded;
  readonly messages: readonly Message[];
  readonly own: Side;
  readonly ownOrganisation: string;
  readonly pending: Pending | null;
};

type Item = { readonly at: number; readonly key: string; readonly isMove: boolean; readonly shown: ReactNode };

/** Messages, offers and moves in one line of time, oldest first. */
export function Thread({ request, messages, own, ownOrganisation, pending }: Props) {
  const zone = request.facility.timeZone;
  const moves = request.history.map((event, index): Item => ({
    at: Date.parse(event.at),
    key: `${event.at}:${event.move}`,
    isMove: true,
    shown: <Move event={event} before={offerBefore(request.history, index)} request={request} own={own} />,
  }));
  const words = messages.map((message): Item => ({
    at: Date.parse(message.sentAt),
    key: message.id,
    isMove: false,
    shown: <Word message={message} zone={zone} isOwn={message.author.organisation?.id === ownOrganisation} />,
  }));
  // A message sent with a move follows it.
  const items = [...moves, ...words].sort((one, other) => one.at - other.at);
  return (
    <ol className={styles.thread} aria-label="Thread">
      {items.map(({ key, isMove, shown }) => (
        <li key={key} className={styles.event} data-move={isMove || undefined}>
          {shown}
        </li>
      ))}
      {pending && (
        <li className={styles.event} data-move aria-busy="true">
          <Text size="sm">
            <strong>{nameOf(own, request)}</strong> {pastWords[pending.move] ?? pending.move}, being sent…
          </Text>
          {pending.message !== '' && (
            <div className={styles.message} data-own>
              {pending.message}
            </div>
          )}
        </li>
      )}
    </ol>
  );
}

/** The lines that stood before a move; null for the first. */
function offerBefore(history: readonly Event[], index: number): Event['lines'] | null {
  return history.slice(0, index).findLast(({ lines }) => lines.length > 0)?.lines ?? null;
}

type MoveProps = {
  readonly event: Event;
  readonly before: Event['lines'] | null;
  readonly request: Threaded;
  readonly own: Side;
};

function Move({ event, before, request, own }: MoveProps) {
  const zone = request.facility.timeZone;
  const words = pastWords[event.move] ?? event.move.toLowerCase();
  const brings = event.move === 'SEND' || event.move === 'COUNTER';
  return (
    <>
      <Text size="sm">
        {event.side && (
          <strong>
            {nameOf(event.side, request)}
            {event.side === own && ' (you)'}
          </strong>
        )}{' '}
        {words}
        {event.actor && (
          <Text component="span" inherit c="dimmed">
            {' '}
            · {event.actor.displayName}
          </Text>
        )}
      </Text>
      <Text component="div" c="dimmed">
        <MomentText at={event.at} zone={zone} size="xs" />
      </Text>
      {brings && <Changes before={before} after={event.lines} zone={zone} />}
    </>
  );
}

type WordProps = { readonly message: Message; readonly zone: string; readonly isOwn: boolean };

function Word({ message, zone, isOwn }: WordProps) {
  const { author } = message;
  return (
    <>
      <Text size="sm">
        <strong>{author.displayName}</strong>
        {author.organisation && (
          <Text component="span" inherit c="dimmed">
            {' '}
            {author.organisation.name}
          </Text>
        )}
      </Text>
      <div className={styles.message} data-own={isOwn || undefined}>
        {message.body}
      </div>
      <MomentText at={message.sentAt} zone={zone} size="xs" />
    </>
  );
}
