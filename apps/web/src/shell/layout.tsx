import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSession } from '../session/session';
import { Header } from './header';
import { PageShape } from './page-shape';
import styles from './shell.module.css';

const isDemo = document.querySelector<HTMLMetaElement>('meta[name="interlock-demo"]')?.content === '1';

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
      {isDemo && (
        <div className={styles.notice} role="note">
          Demo world: all houses here are invented
        </div>
      )}
      <Header />
      <main id="page" ref={main} tabIndex={-1} className={styles.main}>
        {isKnown ? <Outlet /> : <PageShape />}
      </main>
      <footer className={styles.footer}>Interlock: small post-production houses, acting like one large one.</footer>
    </>
  );
}
