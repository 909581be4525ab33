import { Button, Group, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useSubmission } from '../graph/submission';
import { Refused } from '../shell/trouble';
import { audienceWords, draftOf, type Draft } from './draft';
import { SetRate } from './operations';
import { RateFields, rateFields } from './rate-fields';
import { useRateDraft } from './use-rate-draft';

type Props = {
  readonly resourceId: string;
  /** That the resource's other rates are in; null when it has none. */
  readonly currency: string | null;
  readonly initial: Draft;
  /** A rate that is being changed keeps its audience and unit: those say which rate it is. */
  readonly isChange: boolean;
  readonly onSet: () => void;
};

/** What an audience pays. A rate for the same audience and unit takes the place of the one before. */
export function SetRateForm({ resourceId, currency, initial, isChange, onSet }: Props) {
  const set = useSubmission(SetRate);
  const rate = useRateDraft(initial, set.refusals);

  async function send() {
    const asked = rate.read();
    const payload = asked && (await set.send({ resourceId, ...asked }));
    if (!payload) return;
    const { audience, currency: paid } = rate.draft;
    rate.reset({ ...draftOf(null, paid), audience });
    notifications.show({
      title: 'Rate set',
      message: `${audienceWords[audience]} can see the resource and pays this.`,
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
        <RateFields rate={rate} refusals={set.refusals} currency={currency} isChange={isChange} />
        <Refused refusals={set.refusals} trouble={set.trouble} shown={rateFields} />
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
