import { Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useSubmission } from '../graph/submission';
import { showMoney } from '../money/money';
import { perWords } from '../resource/words';
import { Empty } from '../shell/empty';
import { Refused } from '../shell/trouble';
import { Conditions } from './conditions';
import { audienceWords, draftOf, type Rate } from './draft';
import { RemoveRate, SetRate } from './operations';
import { useName } from '../organisation/name';
import styles from './rate.module.css';
import { SetRateForm } from './set-rate';

type Props = {
  readonly resourceId: string;
  readonly rates: readonly Rate[];
  readonly mayEdit: boolean;
};

/** Who pays what. Whoever some rate is for can see the resource; nobody else can. */
export function Rates({ resourceId, rates, mayEdit }: Props) {
  const remove = useSubmission(RemoveRate);
  const restore = useSubmission(SetRate);
  const [changing, setChanging] = useState<Rate | null>(null);
  const currency = rates[0]?.amount.currency ?? null;

  async function putBack({ audience, audienceId, amount, per, minimum, leadTime, ...rate }: Rate) {
    const { amountMinor } = amount;
    await restore.send({
      resourceId,
      audience,
      audienceId,
      amount: { amountMinor, currency: amount.currency },
      per,
      minimum,
      leadTime,
      ...{ weekendUplift: rate.weekendUplift, overtimeUplift: rate.overtimeUplift },
      cancellation: rate.cancellation.map(({ notice, percent }) => ({ notice, percent })),
    });
  }

  async function takeAway(rate: Rate) {
    const payload = await remove.send({ resourceId, rateId: rate.id });
    if (!payload) return;
    const id = `rate-${rate.id}`;
    const undo = () => {
      notifications.hide(id);
      void putBack(rate);
    };
    notifications.show({
      id,
      autoClose: 15_000,
      title: 'Rate removed',
      message: (
        <Group justify="space-between">
          Whoever had only this rate no longer sees the resource.
          <Button size="xs" variant="default" onClick={undo}>
            Undo
          </Button>
        </Group>
      ),
    });
  }

  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Stack gap="xs">
        <Title order={2} size="h4">
          Rates
        </Title>
        <Text size="sm" c="dimmed">
          {rates.length === 0
            ? 'None yet'
            : `${rates.length} ${rates.length === 1 ? 'rate' : 'rates'}, all in ${currency}`}
        </Text>
        <Refused refusals={[...remove.refusals, ...restore.refusals]} trouble={remove.trouble ?? restore.trouble} />
        {rates.length === 0 && (
          <Empty title="Nobody sees this resource yet">
            Whoever a rate is for can find it and ask for it. A rate for everyone opens it to all.
          </Empty>
        )}
        <ul className={styles.rates}>
          {rates.map((rate) => (
            <li key={rate.id} className={styles.rate}>
              <div>
                <Audience rate={rate} />
                <Conditions rate={rate} />
              </div>
              <Text fw={600} ta="right">
                {showMoney(rate.amount)}{' '}
                <Text component="span" size="xs" c="dimmed" fw={400}>
                  {perWords[rate.per] ?? rate.per}
                </Text>
              </Text>
              {mayEdit && (
                <Group gap={4} className={styles.acts}>
                  <Button size="compact-sm" variant="default" onClick={() => setChanging(rate)}>
                    Change
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    disabled={remove.isSending}
                    onClick={() => void takeAway(rate)}
                  >
                    Remove
                  </Button>
                </Group>
              )}
            </li>
          ))}
        </ul>
      </Stack>
      {mayEdit && (
        <Stack gap="xs">
          <Title order={2} size="h4">
            {changing ? 'Change a rate' : 'Set a rate'}
          </Title>
          <SetRateForm
            key={changing?.id ?? 'new'}
            resourceId={resourceId}
            currency={currency}
            initial={draftOf(changing, currency ?? 'EUR')}
            isChange={changing !== null}
            onSet={() => setChanging(null)}
          />
        </Stack>
      )}
    </SimpleGrid>
  );
}

function Audience({ rate }: { readonly rate: Rate }) {
  const name = useName(rate.audienceId);
  if (rate.audience === 'EVERYONE') return <Text fw={600}>{audienceWords.EVERYONE}</Text>;
  return (
    <Text fw={600}>
      {name ?? rate.audienceId}{' '}
      <Text component="span" size="xs" c="dimmed" fw={400}>
        {rate.audience === 'ALLIANCE' ? 'alliance' : 'partner organisation'}
      </Text>
    </Text>
  );
}
