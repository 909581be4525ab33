/** The place in a list of hits, kept in the address: which hit is topmost on the screen, and how far below its top edge. */
import { useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';

const settleMs = 150;
// Pages of the list that were open are drawn one after the other, and the router scrolls as well.
const drawingMs = 1000;
// Higher up than that one is at the top of the page.
const topPx = 240;

/** `resource_1~-40`; null at the top of the page. */
function placeNow(): string | null {
  if (window.scrollY < topPx) return null;
  for (const hit of document.querySelectorAll<HTMLElement>('[data-hit]')) {
    const { top, bottom } = hit.getBoundingClientRect();
    if (bottom > 0) return `${hit.dataset['hit']}~${Math.round(top)}`;
  }
  return null;
}

/** Scrolls to a place; false while its hit has not been drawn, or too little below it to get there. */
function goTo(place: string): boolean {
  const [id = '', below = '0'] = place.split('~');
  const hit = document.querySelector(`[data-hit="${CSS.escape(id)}"]`);
  if (!hit) return false;
  const off = () => hit.getBoundingClientRect().top - (Number(below) || 0);
  window.scrollTo({ top: window.scrollY + off() });
  return Math.abs(off()) < 2;
}

/**
 * Tells where scrolling comes to rest, and goes to the place that the address named at first, once its hit has been drawn
 * and unless somebody was quicker. What it answers is to be called whenever hits have been drawn.
 */
export function useScrollPlace(place: string | undefined, tell: (place: string | undefined) => void): () => void {
  const router = useRouter();
  const sought = useRef(place);
  const latest = useRef({ place, tell });
  useEffect(() => {
    latest.current = { place, tell };
  });

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const { pathname } = router.latestLocation;
    let timer: number | undefined;
    const settle = () => {
      timer = undefined;
      const found = placeNow() ?? undefined;
      // Whoever is on the way to another page must not be called back.
      const isHere = router.latestLocation.pathname === pathname;
      if (isHere && sought.current === undefined && found !== latest.current.place) latest.current.tell(found);
    };
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(settle, settleMs);
    };
    // Somebody acts: the place is theirs from now on, and is told before what they do may lead away.
    const handOver = () => {
      sought.current = undefined;
      if (timer === undefined) return;
      window.clearTimeout(timer);
      settle();
    };
    for (const act of ['wheel', 'keydown', 'pointerdown'])
      window.addEventListener(act, handOver, { passive: true, signal });
    window.addEventListener('scroll', later, { passive: true, signal });
    return () => {
      leaving.abort();
      window.clearTimeout(timer);
    };
  }, [router]);

  return useCallback(() => {
    if (sought.current === undefined || !goTo(sought.current)) return;
    const reached = sought.current;
    window.setTimeout(() => {
      if (sought.current === reached) sought.current = undefined;
    }, drawingMs);
  }, []);
}
