import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { StateBadge } from '../state/state-badge';
import styles from './landing.module.css';
import { WeekPicture } from './week-picture';

/** What this is, for whom, and the first step of each. */
export function Welcome() {
  return (
    <>
      <section className={styles.hero}>
        <div>
          <Title order={1} className={styles.claim}>
            Small post houses, acting like one large one.
          </Title>
          <Text size="lg" c="dimmed" my="md">
            Houses list the rooms, kit, licences, compute and people they have spare. Whoever has a job finds them,
            pencils the time and books it: one request, one thread, one price, and nothing booked twice.
          </Text>
          <Group>
            <Button size="md" renderRoot={(props) => <Link to="/search" {...props} />}>
              Find capacity
            </Button>
            <Button size="md" variant="default" renderRoot={(props) => <Link to="/sign-up" {...props} />}>
              Sign up
            </Button>
          </Group>
        </div>
        <WeekPicture />
      </section>

      <div className={styles.audiences}>
        <section aria-labelledby="for-houses">
          <Title order={2} size="h4" id="for-houses">
            For post houses
          </Title>
          <ol className={styles.list}>
            <li>Create your site and list what you have spare.</li>
            <li>Publish the time, and a rate for everyone, an alliance or one partner.</li>
            <li>Answer requests: accept, decline, or make a counter-offer.</li>
          </ol>
          <Link to="/sign-up" className={styles.way}>
            Sign up as a post house
          </Link>
        </section>
        <section aria-labelledby="for-producers">
          <Title order={2} size="h4" id="for-producers">
            For producers
          </Title>
          <ol className={styles.list}>
            <li>Search for one room, or write a brief and be shown whole teams that can do it.</li>
            <li>Ask: your pencils hold the time while the houses answer, all of a team’s or none.</li>
            <li>Confirm what was accepted, and it is booked at once.</li>
          </ol>
          <Link to="/search" className={styles.way}>
            See what is free, without an account
          </Link>
        </section>
        <section aria-labelledby="how-it-holds">
          <Title order={2} size="h4" id="how-it-holds">
            How time is held
          </Title>
          <ul className={styles.states}>
            <li>
              <StateBadge state="OFFERED" /> the house has it spare
            </li>
            <li>
              <StateBadge state="HELD" /> yours until its deadline
            </li>
            <li>
              <StateBadge state="WAITING" /> next in line, moves up by itself
            </li>
            <li>
              <StateBadge state="BOOKED" /> confirmed by both sides
            </li>
            <li>
              <StateBadge state="BLOCKED" /> taken in the house’s own calendar
            </li>
          </ul>
        </section>
      </div>
    </>
  );
}
