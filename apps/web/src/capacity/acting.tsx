import { Button, Group, Text } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { BlockForm } from '../block/block-form';
import { MoveBlock, ReleaseBlocks } from '../block/operations';
import { RequestLink } from '../block/request-link';
import { useSubmission } from '../graph/submission';
import { FormDialog } from '../house/form-dialog';
import { Refused } from '../shell/trouble';
import type { LocalDate } from '../time/date';
import { longDay } from '../timeline/day-words';
import type { Bar, Stretch } from '../timeline/layout';
import type { Acts, SelectedTime } from '../timeline/timeline';
import { TimeForm, type Done, type Lent } from './time-form';
import { useUndo } from './undo';

/** Resources that one act may change. */
const mostAtOnce = 100;

type Open =
  | { readonly form: 'time'; readonly selected: SelectedTime; readonly key: number }
  | { readonly form: 'block'; readonly block: Stretch };

export type Acting = {
  readonly acts: Acts;
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
    async (block, { start, end }) => {
      const { keptUnits: units, note } = block;
      const payload = await sendMove({ blockId: block.id, period: { start, end }, units, note });
      tell(payload?.change ?? null);
      return payload !== null;
    },
    [sendMove, tell],
  );
  const onPick = useCallback<Acts['onPick']>((ids, isPicked) => {
    setPicked((before) => {
      const rest = [...before].filter((id) => !ids.includes(id));
      return new Set(isPicked ? [...rest, ...ids] : rest);
    });
  }, []);
  const acts = useMemo(() => ({ onTime, onMove, picked, onPick }), [onTime, onMove, picked, onPick]);

  const finish = (change: Done | null) => {
    setOpen(null);
    tell(change);
  };
  const giveBack = async (id: string) => tell((await release.send({ blockIds: [id] }))?.change ?? null);

  const onBar = (bar: Bar): ReactNode => {
    if (bar.heldFor) return <RequestLink requestId={bar.heldFor.requestId} />;
    if (!bar.isMovable) return null;
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
      <Refused refusals={release.refusals} trouble={release.trouble} />
      <Refused refusals={refusals} trouble={trouble} />
      {isSeen && (
        <FormDialog
          title={open.form === 'time' ? titleOf(open.selected) : 'Change the block'}
          isOpen
          onClose={() => setOpen(null)}
        >
          {open.form === 'time' ? (
            <TimeForm key={open.key} selected={open.selected} resources={resources} zone={zone} onDone={finish} />
          ) : (
            <BlockForm key={open.block.id} block={open.block} zone={zone} onDone={finish} />
          )}
        </FormDialog>
      )}
    </>
  );
  return { acts, onBar, notice };
}

const titleOf = ({ first, last }: SelectedTime): string =>
  first === last ? longDay(first) : `${longDay(first)} – ${longDay(last)}`;

type BulkProps = { readonly acts: Acts; readonly days: readonly LocalDate[] };

/** One act over all picked resources and the days shown. */
export function BulkBar({ acts, days }: BulkProps) {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const count = acts.picked.size;
  return (
    <Group gap="xs" role="group" aria-label="Change time of many">
      <Button size="xs" variant="default" onClick={() => acts.onTime({ resourceIds: [], first, last })}>
        Change time…
      </Button>
      {count > 0 && (
        <>
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
