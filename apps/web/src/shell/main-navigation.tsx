import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Part } from '../session/viewer';
import { navigation } from './navigation';
import styles from './shell.module.css';

const nothingHidden = { before: false, after: false };

/** Where a phone is too narrow for all entries, the open one is brought into view, and an edge that hides more fades. */
export function MainNavigation({ part }: { readonly part: Part }) {
  const nav = useRef<HTMLElement>(null);
  // The links know where they stand only once the page has been reached.
  const pathname = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const [hidden, setHidden] = useState(nothingHidden);

  function look() {
    if (nav.current) setHidden(hiddenOf(nav.current));
  }

  useLayoutEffect(() => {
    if (nav.current) showOpenEntry(nav.current);
  }, [pathname, part]);

  useEffect(() => {
    const watched = nav.current;
    if (!watched) return;
    const watcher = new ResizeObserver(() => {
      showOpenEntry(watched);
      setHidden(hiddenOf(watched));
    });
    watcher.observe(watched);
    return () => watcher.disconnect();
  }, [part]);

  return (
    <nav
      ref={nav}
      className={styles.nav}
      aria-label="Main"
      data-more-before={hidden.before || undefined}
      data-more-after={hidden.after || undefined}
      onScroll={look}
    >
      {navigation[part].map(({ to, label }) => (
        <Link key={to} to={to} className={styles.link} activeOptions={{ includeSearch: false }}>
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** Which ends are out of sight; a part of a pixel is not. */
function hiddenOf({ scrollLeft, clientWidth, scrollWidth }: HTMLElement): typeof nothingHidden {
  return { before: scrollLeft > 1, after: scrollLeft + clientWidth < scrollWidth - 1 };
}

// NOTE: not scrollIntoView, which would scroll the page up to its header as well.
function showOpenEntry(nav: HTMLElement): void {
  const open = nav.querySelector('[aria-current="page"]')?.getBoundingClientRect();
  if (!open) return;
  const seen = nav.getBoundingClientRect();
  nav.scrollLeft += open.left + open.width / 2 - (seen.left + seen.width / 2);
}
