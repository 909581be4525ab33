import { Button, Group, Text } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { BlockForm } from '../block/block-form';
import { MoveBlock, ReleaseBlocks } from '../block/operations';
import { RequestLink } from '../block/request-link';
import { useSubmission } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import { Refused } from '../shell/trouble';
import { SetRatesForm } from '../rate/set-rates';
import type { LocalDate } from '../time/date';
import { longDay } from '../timeline/day-words';
import type { Bar, Stretch } from '../timeline/layout';
import type { Acts, SelectedTime } from '../timeline/timeline';
import { InTheWay } from './in-the-way';
import { MoveWindow } from './operations';
import { TimeForm, type Done, type Lent } from './time-form';
import { useUndo } from './undo';
import { promisesOf, WindowForm } from './window-form';

/** Resources that one act may change. */
const mostAtOnce = 100;

type Open =
  | { readonly form: 'time'; readonly selected: SelectedTime; readonly key: number }
  | { readonly form: 'block'; readonly block: Stretch }
  | { readonly form: 'window'; readonly offer: Stretch }
  | { readonly form: 'rate'; readonly resourceIds: readonly string[] };

export type Acting = {
  readonly acts: Acts;
  /** Opens the form that sets a rate on all that are picked. */
  readonly onRate: () => void;
  /** What may be done with a bar of a day. */
  readonly onBar: (bar: Bar) => ReactNode;
  /** Why an act was refused, and the open form. */
  readonly notice: ReactNode;
};

/** What a house does on the calendar of one site: forms, moves and their undoing. */
export function useActing(zone: string, resources: readonly Lent[]): Acting {
  const [open, setOpen] = useState<Open | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const { send: sendMove, refusals: moveRefusals, trouble: moveTrouble } = useSubmission(MoveBlock);
  const { send: sendWindow, ...ofWindow } = useSubmission(MoveWindow);
  const release = useSubmission(ReleaseBlocks);
  const { tell, refusals, trouble } = useUndo();

  const onTime = useCallback(
    (selected: SelectedTime) => {
      const resourceIds = picked.size > 0 ? [...picked] : selected.resourceIds;
      setOpen((before) => ({
        form: 'time',
        selected: { ...selected, resourceIds: resourceIds.slice(0, mostAtOnce) },
        key: before?.form === 'time' ? before.key + 1 : 0,
      }));
    },
    [picked],
  );
  const onMove = useCallback<Acts['onMove']>(
    async ({ id, state, keptUnits: units, note }, { start, end }) => {
      const period = { start, end };
      const payload =
        state === 'OFFERED'
          ? await sendWindow({ windowId: id, period })
          : await sendMove({ blockId: id, period, units, note });
      tell(payload?.change ?? null);
      return payload !== null;
    },
    [sendMove, sendWindow, tell],
  );
  const onPick = useCallback<Acts['onPick']>((ids, isPicked) => {
    setPicked((before) => {
      const rest = [...before].filter((id) => !ids.includes(id));
      return new Set(isPicked ? [...rest, ...ids] : rest);
    });
  }, []);
  const acts = useMemo(() => ({ onTime, onMove, picked, onPick }), [onTime, onMove, picked, onPick]);

  const onRate = () => setOpen({ form: 'rate', resourceIds: [...picked].slice(0, mostAtOnce) });
  const finish = (change: Done | null) => {
    setOpen(null);
    tell(change);
  };
  const giveBack = async (id: string) => tell((await release.send({ blockIds: [id] }))?.change ?? null);

  const onBar = (bar: Bar): ReactNode => {
    if (bar.heldFor) return <RequestLink requestId={bar.heldFor.requestId} />;
    if (!bar.isMovable) return null;
    if (bar.state === 'OFFERED')
      return (
        <Button size="compact-sm" variant="default" onClick={() => setOpen({ form: 'window', offer: bar })}>
          Change the window
        </Button>
      );
    return (
      <Group gap={4}>
        <Button size="compact-sm" variant="default" onClick={() => setOpen({ form: 'block', block: bar })}>
          Change the block
        </Button>
        <Button size="compact-sm" variant="default" disabled={release.isSending} onClick={() => void giveBack(bar.id)}>
          Give it back
        </Button>
      </Group>
    );
  };

  const isSeen = open !== null;
  const notice = (
    <>
      <Refused refusals={moveRefusals} trouble={moveTrouble} />
      <Refused refusals={ofWindow.refusals} trouble={ofWindow.trouble} />
      <InTheWay title="In the way:" promises={promisesOf(ofWindow.answer)} zone={zone} />
      <Refused refusals={release.refusals} trouble={release.trouble} />
      <Refused refusals={refusals} trouble={trouble} />
      {isSeen && (
        <FormDialog title={titleOf(open)} isOpen onClose={() => setOpen(null)}>
          {open.form === 'time' && (
            <TimeForm key={open.key} selected={open.selected} resources={resources} zone={zone} onDone={finish} />
          )}
          {open.form === 'block' && <BlockForm key={open.block.id} block={open.block} zone={zone} onDone={finish} />}
          {open.form === 'window' && <WindowForm key={open.offer.id} offer={open.offer} zone={zone} onDone={finish} />}
          {open.form === 'rate' && (
            <SetRatesForm resourceIds={open.resourceIds} resources={resources} onDone={finish} />
          )}
        </FormDialog>
      )}
    </>
  );
  return { acts, onRate, onBar, notice };
}

function titleOf(open: Open): string {
  if (open.form === 'block') return 'Change the block';
  if (open.form === 'window') return 'Change the window';
  if (open.form === 'rate') return 'Set a rate on many';
  const { first, last } = open.selected;
  return first === last ? longDay(first) : `${longDay(first)} – ${longDay(last)}`;
}

type BulkProps = Pick<Acting, 'acts' | 'onRate'> & { readonly days: readonly LocalDate[] };

/** One act over all picked resources: on the days shown, or on what they cost. */
export function BulkBar({ acts, onRate, days }: BulkProps) {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const count = acts.picked.size;
  return (
    <Group gap="xs" role="group" aria-label="Change many">
      <Button size="xs" variant="default" onClick={() => acts.onTime({ resourceIds: [], first, last })}>
        Change time…
      </Button>
      {count > 0 && (
        <>
          <Button size="xs" variant="default" onClick={onRate}>
            Set a rate…
          </Button>
          <Text size="sm" aria-live="polite">
            {count} {count === 1 ? 'resource' : 'resources'} picked
            {count > mostAtOnce && `; the first ${mostAtOnce} are changed at once`}
          </Text>
          <Button size="xs" variant="subtle" onClick={() => acts.onPick([...acts.picked], false)}>
            Pick none
          </Button>
        </>
      )}
    </Group>
  );
}
