import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useKept } from '../draft/kept';
import { messageAt } from '../graph/refusals';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { draftOf, type DraftLine, type inputOf } from './counter-draft';
import { CounterForm } from './counter-form';
import { feeWords } from './fee-words';
import { answers, consequences, moveWords, useMoves, type AnswerMove } from './moves';
import { CounterRequest } from './move-operations';
import type { Side, Threaded } from './sides';
import type { Pending } from './thread';

type Props = {
  readonly own: Side;
  /** The request as the viewer last took note of it; every move names its version. */
  readonly request: Threaded;
  /** Something is being decided: from here on news is shown rather than slipped under the hand. */
  readonly onTouch: () => void;
  readonly onPending: (pending: Pending | null) => void;
  /** Null: refused as it stands, look again. */
  readonly onAnswered: (isTaken: boolean) => void;
};

const isAnswer = (move: string): move is AnswerMove => (answers as readonly string[]).includes(move);

/** The moves that are the viewer's to make, and a word to go with them. */
export function Answer({ own, request, onTouch, onPending, onAnswered }: Props) {
  const { id, version, viewerMoves } = request;
  const zone = request.facility.timeZone;
  const [message, keepMessage] = useKept(`answer:${id}`, '');
  const [draft, keepDraft] = useKept<readonly DraftLine[] | null>(`counter:${id}`, null);
  const [asking, setAsking] = useState<AnswerMove | null>(null);
  const [last, setLast] = useState<{ readonly move: AnswerMove | 'COUNTER'; readonly version: number } | null>(null);
  const moves = useMoves();
  const counter = useSubmission(CounterRequest);
  const said = message.trim() === '' ? {} : { message: message.trim() };
  // What was asked of a team is confirmed for all of it at once, on the page of the team.
  const open = viewerMoves.filter(isAnswer).filter((move) => move !== 'CONFIRM' || request.team === null);
  const mayCounter = viewerMoves.includes('COUNTER');
  // What was refused on terms that have been left behind is no news any more.
  const made = last?.version === version ? last.move : null;
  const submission = made === null ? null : made === 'COUNTER' ? counter : moves[made];
  const isSending = submission?.isSending ?? false;

  if (open.length === 0 && !mayCounter) return null;

  async function deliver(move: AnswerMove | 'COUNTER', send: () => Promise<unknown>) {
    setLast({ move, version });
    setAsking(null);
    onTouch();
    onPending({ move, message: message.trim() });
    const payload = await send();
    onPending(null);
    if (payload) {
      keepMessage('');
      keepDraft(null);
    }
    onAnswered(payload !== null);
  }

  const make = (move: AnswerMove) =>
    deliver(move, () => moves[move].send({ requestId: id, expectedVersion: version, ...said }));
  const offer = (lines: readonly ReturnType<typeof inputOf>[]) =>
    deliver('COUNTER', () => counter.send({ requestId: id, expectedVersion: version, lines: [...lines], ...said }));

  const choose = (move: AnswerMove) => {
    onTouch();
    if (consequences[move]) setAsking(move);
    else void make(move);
  };

  return (
    <Stack gap="sm" component="section" aria-labelledby="answer">
      <Title order={2} size="h4" id="answer">
        Your move
      </Title>
      <Textarea
        label="Message"
        description="Optional; goes out with what you choose below."
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={message}
        onChange={({ currentTarget }) => {
          onTouch();
          keepMessage(currentTarget.value);
        }}
        error={submission && messageAt(submission.refusals, 'message')}
      />
      {submission && (
        <Refused
          refusals={submission.refusals}
          trouble={submission.trouble}
          shown={['message', ...(draft ? ['lines'] : [])]}
        />
      )}
      {draft === null && asking === null && (
        <Group gap="xs">
          {open.map((move) => (
            <Button
              key={move}
              variant={consequences[move] ? 'default' : 'filled'}
              loading={isSending && made === move}
              disabled={isSending && made !== move}
              onClick={() => choose(move)}
            >
              {moveWords[move]}
            </Button>
          ))}
          {mayCounter && (
            <Button
              variant="default"
              disabled={isSending}
              onClick={() => {
                onTouch();
                keepDraft(draftOf(request.lines, zone));
              }}
            >
              Make a counter-offer
            </Button>
          )}
        </Group>
      )}
      {asking && (
        <Alert
          color="gray"
          variant="outline"
          title={`${moveWords[asking]}?`}
          role="alertdialog"
          aria-label={`${moveWords[asking]}?`}
        >
          <Text size="sm" mb="sm">
            {consequences[asking]}
            {asking === 'CANCEL' && ` ${feeWords(request, own)}`}
          </Text>
          <Group gap="xs">
            <Button variant="default" c="var(--mantine-color-error)" onClick={() => void make(asking)}>
              Yes, {moveWords[asking].toLowerCase()}
            </Button>
            <Button variant="default" autoFocus onClick={() => setAsking(null)}>
              No, go back
            </Button>
          </Group>
        </Alert>
      )}
      {draft !== null && mayCounter && (
        <CounterForm
          request={request}
          lines={draft}
          onChange={(lines) => {
            onTouch();
            keepDraft(lines);
          }}
          refusals={made === 'COUNTER' ? counter.refusals : []}
          isSending={counter.isSending}
          onSend={(lines) => void offer(lines)}
          onLeave={() => {
            counter.clear();
            keepDraft(null);
          }}
        />
      )}
    </Stack>
  );
}
