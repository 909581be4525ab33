import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import type { Brief } from '../brief/operations';
import type { BriefParams } from '../brief/params';
import { TimeStrip } from '../brief/time-strip';
import { wholeOf } from '../brief/whole';
import { Empty } from '../shell/empty';
import { Refused } from '../shell/trouble';
import { showMoment, showZone } from '../time/show';
import { Comparison } from './comparison';
import { Looking } from './looking';
import { mergedOf, proposalsOf, tonesOf } from './merged';
import { Obstacles } from './obstacles';
import { usePropose } from './propose';
import { listed } from './standing';
import { TeamCard } from './team-card';
import { teamRows } from './team-rows';
import styles from './team.module.css';
import { objectives, teamTitle } from './words';

type AskedBrief = NonNullable<ResultOf<typeof Brief>['brief']>;
export type Team = AskedBrief['teams'][number];

type Props = {
  readonly brief: AskedBrief;
  readonly params: BriefParams;
  readonly mayPropose: boolean;
  readonly zone: string;
  readonly onShow: (params: BriefParams) => void;
};

/** Teams that were found for a brief, side by side; the latest proposal first, earlier ones still to be read. */
export function BriefTeams({ brief, params, mayPropose, zone, onShow }: Props) {
  const { propose, startedAt, refusals, trouble } = usePropose(brief.id);
  const [isWatching, setWatching] = useState(true);
  const proposals = proposalsOf(brief.teams);
  const latest = proposals[0];
  // A proposal without a team leaves none behind; what stood in its way stands with the brief.
  const isInVain = brief.proposedAt !== null && (!latest || Date.parse(latest.at) < Date.parse(brief.proposedAt));
  const shown = proposals.find(({ at }) => at === params.proposal) ?? (isInVain ? undefined : latest);
  const columns = mergedOf(shown?.teams ?? [], objectives);
  const chosen = columns.find(({ ids }) => ids.includes(params.team ?? '')) ?? columns[0];
  const tones = tonesOf(shown?.teams ?? []);
  const titles = new Map(brief.packages.map(({ key, title }) => [key, title]));
  const over = wholeOf(brief.packages.map(({ window }) => window));
  const obstacles = (isInVain ? !shown : shown === latest) ? brief.obstacles : [];

  const left = <Obstacles briefId={brief.id} obstacles={obstacles} titles={titles} hasTeams={!isInVain} />;

  async function run() {
    setWatching(true);
    const payload = await propose();
    if (payload) onShow({});
  }

  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end">
        <div>
          <Title order={2} size="h3" id="teams">
            Teams
          </Title>
          {shown && (
            <Text size="sm" c="dimmed" aria-live="polite">
              {columns.length} {columns.length === 1 ? 'team' : 'teams'}, found {showMoment(shown.at, zone)}{' '}
              {showZone(zone)} time
            </Text>
          )}
        </div>
        {mayPropose && brief.status !== 'STAFFED' && (
          <Button
            variant={brief.proposedAt === null ? 'filled' : 'default'}
            disabled={startedAt !== null}
            onClick={() => void run()}
          >
            {brief.proposedAt === null ? 'Propose teams' : 'Propose again'}
          </Button>
        )}
      </Group>
      {startedAt !== null && isWatching && <Looking startedAt={startedAt} onLeave={() => setWatching(false)} />}
      {startedAt !== null && !isWatching && (
        <Text size="sm" role="status">
          The search goes on without you; what it finds will stand here.
        </Text>
      )}
      <Refused refusals={refusals} trouble={trouble} />
      {isInVain && left}
      {brief.proposedAt === null && startedAt === null && (
        <Empty title="No team has been looked for yet">
          Teams are looked for four ways: cheapest, fewest houses, earliest, best rated. Looking asks nobody and holds
          nothing.
        </Empty>
      )}
      {chosen && (
        <>
          <ul className={styles.cards} aria-label="Teams">
            {columns.map((merged) => (
              <TeamCard
                key={merged.team.id}
                merged={merged}
                isChosen={merged === chosen}
                {...{ tones, over, zone }}
                onChoose={() => onShow({ ...params, team: merged.team.id })}
              />
            ))}
          </ul>
          <section aria-labelledby="chosen" className={styles.chosen}>
            <Group justify="space-between" mb="xs">
              <div>
                <Title order={3} size="h4" id="chosen">
                  {teamTitle(
                    chosen.found.map(({ objective }) => objective),
                    chosen.team.facilities.length,
                  )}
                </Title>
                <Text size="sm">{listed(chosen.team.facilities.map(({ name }) => name))}</Text>
              </div>
              <Button renderRoot={(props) => <Link to="/teams/$id" params={{ id: chosen.team.id }} {...props} />}>
                {chosen.team.requests.length > 0 ? 'How the requests stand' : 'Look closer, and ask them'}
              </Button>
            </Group>
            <TimeStrip
              label="The chosen team on a strip of time"
              zone={zone}
              rows={teamRows(chosen.team, tones, zone)}
              over={over}
            />
          </section>
          {columns.length > 1 && (
            <section aria-labelledby="compared">
              <Title order={3} size="h4" id="compared" mb="xs">
                Side by side
              </Title>
              <Comparison columns={columns} packages={brief.packages} chosen={chosen.team.id} zone={zone} />
              <Text size="xs" c="dimmed" mt={4}>
                Times are {showZone(zone)} time. Prices are of the whole package.
              </Text>
            </section>
          )}
        </>
      )}
      {!isInVain && left}
      {(proposals.length > 1 || (isInVain && proposals.length > 0)) && (
        <section aria-labelledby="earlier">
          <Title order={3} size="h4" id="earlier" mb="xs">
            {isInVain ? 'Earlier proposals' : 'All proposals'}
          </Title>
          <ul className={styles.proposals}>
            {proposals.map(({ at, teams }) => (
              <li key={at}>
                <Anchor
                  size="sm"
                  underline="always"
                  aria-current={at === shown?.at || undefined}
                  renderRoot={(props) => (
                    <Link
                      to="/briefs/$id"
                      params={{ id: brief.id }}
                      search={at === latest?.at && !isInVain ? {} : { proposal: at }}
                      resetScroll={false}
                      {...props}
                    />
                  )}
                >
                  {showMoment(at, zone)}
                </Anchor>{' '}
                <Text component="span" size="sm" c="dimmed">
                  {mergedOf(teams, objectives).length} {mergedOf(teams, objectives).length === 1 ? 'team' : 'teams'}
                  {at === shown?.at && ', on screen'}
                </Text>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}
