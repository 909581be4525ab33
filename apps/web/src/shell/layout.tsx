import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSession } from '../session/session';
import { Header } from './header';
import { PageShape } from './page-shape';
import styles from './shell.module.css';

/** What every page stands in. After a move to another page the keyboard starts at its top. */
export function Layout() {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  const { isKnown } = useSession();

  useEffect(
    () =>
      router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) main.current?.focus({ preventScroll: true });
      }),
    [router],
  );

  return (
    <>
      <a href="#page" className={styles.skip}>
        Skip to the page
      </a>
      <Header />
      <main id="page" ref={main} tabIndex={-1} className={styles.main}>
        {isKnown ? <Outlet /> : <PageShape />}
      </main>
      <footer className={styles.footer}>
        <p>Interlock: small post-production houses, acting like one large one.</p>
        <p>
          The houses, people and prices of the demo world are generated and invented; its cities, currencies and time
          zones are real.
        </p>
      </footer>
    </>
  );
}
