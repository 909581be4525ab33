import { Alert, Button, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSubmission } from '../graph/submission';
import { Trouble } from '../shell/trouble';
import { useNow } from '../time/clock';
import { showDuration } from '../time/duration';
import { showSpan, showZone } from '../time/show';
import { viewerZone } from '../time/today';
import styles from './brief.module.css';
import { BriefFields } from './brief-fields';
import { nameOfPackage, type BriefDraft, type PackageDraft } from './draft';
import { faultsOf, faultsOfRefusals, inputOf, plannedOf, wordsOfFault } from './input';
import { fieldsOf, jumpTo } from './jump';
import { CreateBrief } from './operations';
import { PackageList } from './package-list';
import { earliestOf, type Earliest, type Planned } from './schedule';
import { TimeStrip, type TimeRow } from './time-strip';

type Props = {
  readonly draft: BriefDraft;
  /** The key of the package at which to begin. */
  readonly at: string | undefined;
  readonly onChange: (draft: BriefDraft) => void;
  readonly onSent: () => void;
  /** Null while nothing has been typed that could be given up. */
  readonly onLeave: (() => void) | null;
};

/** All of a brief on one page, with its strip of time beside it. Faults stand at their fields and in a list that leads there. */
export function BriefForm({ draft, at, onChange, onSent, onLeave }: Props) {
  const navigate = useNavigate();
  const { send, isSending, refusals, trouble } = useSubmission(CreateBrief);
  const [isTried, setTried] = useState(false);
  const [sent, setSent] = useState(draft);
  const summary = useRef<HTMLDivElement>(null);
  const zone = viewerZone();
  const now = useNow(60);
  const planned = useMemo(() => plannedOf(draft.packages, zone), [draft.packages, zone]);
  const earliest = useMemo(() => earliestOf(planned, zone), [planned, zone]);
  const rows = useMemo(
    () => draft.packages.map((one) => rowOf(one, draft.packages, planned, earliest, zone)),
    [draft.packages, planned, earliest, zone],
  );
  // What was refused at a field is no news once the field says something else.
  const refused = faultsOfRefusals(
    refusals,
    sent.packages.map(({ key }) => key),
  ).filter((fault) => fieldsOf(sent, fault.at) === fieldsOf(draft, fault.at));
  const faults = [...(isTried ? faultsOf(draft, zone, now) : []), ...refused];

  useEffect(() => {
    if (at) jumpTo(`packages.${at}.title`);
  }, [at]);

  const showFaults = () => window.setTimeout(() => summary.current?.focus(), 0);

  async function submit() {
    setTried(true);
    if (faultsOf(draft, zone, Date.now()).length > 0) {
      showFaults();
      return;
    }
    setSent(draft);
    const answer = await send(inputOf(draft, zone));
    if (!answer?.brief) {
      showFaults();
      return;
    }
    await navigate({ to: '/briefs/$id', params: { id: answer.brief.id } });
    onSent();
  }

  return (
    <form
      noValidate
      aria-label="Brief"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.page}>
        <Stack gap="lg" className={styles.main}>
          <BriefFields draft={draft} faults={faults} zone={zone} onChange={onChange} />
          <PackageList draft={draft} faults={faults} earliest={earliest} zone={zone} onChange={onChange} />
          {faults.length > 0 && (
            <Alert
              ref={summary}
              tabIndex={-1}
              color="red"
              variant="outline"
              role="alert"
              title={`${faults.length} ${faults.length === 1 ? 'thing' : 'things'} to put right`}
            >
              <ul className={styles.faults}>
                {faults.map((fault) => (
                  <li key={fault.at + fault.message}>
                    <UnstyledButton className={styles.fault} onClick={() => jumpTo(fault.at)}>
                      {wordsOfFault(fault, draft.packages)}
                    </UnstyledButton>
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          {trouble && <Trouble error={trouble} />}
          <Group>
            <Button type="submit" loading={isSending}>
              Save the brief
            </Button>
            {onLeave && (
              <Button variant="default" onClick={onLeave}>
                Give it up
              </Button>
            )}
            <Text size="xs" c="dimmed">
              Then look for teams. Nobody is asked yet.
            </Text>
          </Group>
        </Stack>
        <section className={styles.side} aria-labelledby="strip">
          <Title order={2} size="h4" id="strip" mb="xs">
            On a strip of time
          </Title>
          <TimeStrip label="The packages on a strip of time" zone={zone} rows={rows} onChoose={toPackage} />
          <ul className={styles.legend}>
            <li>
              <i className={styles.legendWindow} aria-hidden="true" /> its window
            </li>
            <li>
              <i className={styles.legendNeed} aria-hidden="true" /> the earliest it could be done
            </li>
            <li>
              <i className={styles.legendLate} aria-hidden="true" /> does not fit
            </li>
          </ul>
        </section>
      </div>
    </form>
  );
}

const toPackage = (key: string): void => jumpTo(`packages.${key}.title`);

/** A package on the strip: `10 days, between … and …, after Conform.` */
function rowOf(
  one: PackageDraft,
  packages: readonly PackageDraft[],
  planned: readonly Planned[],
  earliest: ReadonlyMap<string, Earliest>,
  zone: string,
): TimeRow {
  const window = planned.find(({ key }) => key === one.key)?.window ?? null;
  const soonest = earliest.get(one.key);
  const after = one.after.map((key) => nameOfPackage(packages, key));
  const words = [
    one.duration === '' ? 'no length yet' : showDuration(one.duration),
    window ? `within ${showSpan(window, zone)} ${showZone(zone)} time` : 'no window yet',
    ...(after.length > 0 ? [`after ${after.join(' and ')}`] : []),
    ...(soonest ? [`earliest ${showSpan(soonest.span, zone)}`] : []),
    ...(soonest?.isLate ? ['which does not fit its window'] : []),
  ];
  return {
    key: one.key,
    name: nameOfPackage(packages, one.key),
    window,
    taken: soonest?.span ?? null,
    isLate: soonest?.isLate ?? false,
    after: one.after,
    words: `${words.join(', ')}.`,
  };
}
