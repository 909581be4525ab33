import { ActionIcon } from '@mantine/core';
import { useMemo, type KeyboardEvent } from 'react';
import { clustersOf, radiusOf, wordsOfCluster, type Cluster, type Place } from './clusters';
import { useHands } from './hands';
import styles from './map.module.css';
import { useSize } from './size';
import { fitting, onScreen, panned, scaleOf, zoomed, type View } from './view';
import { borderPath, circlePath, drawnWidth, landPath, pointAt } from './world';

type Props = {
  readonly places: readonly Place[];
  readonly chosen: string | null;
  /** What the search is kept within. */
  readonly circle: { readonly latitude: number; readonly longitude: number; readonly km: number } | null;
  /** Null: whatever shows all places. */
  readonly view: View | null;
  readonly onView: (view: View | null) => void;
  readonly onChoose: (place: Place) => void;
};

const step = 60;
const keys: Readonly<Record<string, (view: View) => View>> = {
  ArrowLeft: (view) => panned(view, step, 0),
  ArrowRight: (view) => panned(view, -step, 0),
  ArrowUp: (view) => panned(view, 0, step),
  ArrowDown: (view) => panned(view, 0, -step),
  '+': (view) => zoomed(view, 1),
  '=': (view) => zoomed(view, 1),
  '-': (view) => zoomed(view, -1),
};

/** The world with a dot for each place. Everything it tells and does, the list of places beside it does too. */
export function WorldMap({ places, chosen, circle, view: given, onView, onChoose }: Props) {
  const [box, size] = useSize();
  const placed = useMemo(() => places.map((place) => ({ place, at: pointAt(place) })), [places]);
  const around = useMemo(() => (circle ? circlePath(circle, circle.km) : ''), [circle]);
  const view = useMemo(
    () =>
      given ??
      fitting(
        placed.map(({ at }) => at),
        size,
      ),
    [given, placed, size],
  );
  const clusters = clustersOf(placed, view, size);
  const { watch, hasJustMoved } = useHands(view, onView);

  const corner = onScreen({ x: 0, y: 0 }, view, size);
  const scale = scaleOf(view.zoom) / drawnWidth;

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = keys[event.key];
    if (event.key === '0') onView(null);
    else if (move) onView(move(view));
    else return;
    event.preventDefault();
  }

  /** One place is chosen; of several, one looks nearer. */
  function take({ places: [first, ...others], at }: Cluster) {
    if (!first || hasJustMoved()) return;
    if (others.length === 0) onChoose(first);
    else onView(zoomed(view, 1.5, { x: at.x - size.width / 2, y: at.y - size.height / 2 }));
  }

  return (
    <div className={styles.map} ref={box}>
      <svg
        ref={watch}
        className={styles.canvas}
        role="group"
        aria-label="Map of the places. Arrow keys move it, plus and minus zoom, 0 shows all; the list of places follows."
        tabIndex={0}
        onKeyDown={press}
      >
        <g transform={`translate(${corner.x} ${corner.y}) scale(${scale})`} aria-hidden="true">
          <path className={styles.land} d={landPath} />
          <path className={styles.borders} d={borderPath} />
          {around && <path className={styles.circle} d={around} />}
        </g>
        <g aria-hidden="true">
          {[...clusters].reverse().map((cluster) => {
            const look = lookOf(cluster, chosen);
            const { at, count } = cluster;
            return (
              <g key={cluster.places[0]?.key} transform={`translate(${at.x} ${at.y})`}>
                <circle
                  r={radiusOf(count)}
                  className={styles.dot}
                  data-look={look}
                  {...(look === 'chosen' && { style: { fill: 'url(#chosen-place)' } })}
                  onClick={() => take(cluster)}
                >
                  <title>{wordsOfCluster(cluster)}</title>
                </circle>
                {count > 1 && (
                  <text className={styles.count} data-look={look}>
                    {count.toLocaleString('en-GB')}
                  </text>
                )}
              </g>
            );
          })}
        </g>
        <Hatch />
      </svg>
      <div className={styles.buttons}>
        <ActionIcon variant="default" size="lg" aria-label="Zoom in" onClick={() => onView(zoomed(view, 1))}>
          +
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="Zoom out" onClick={() => onView(zoomed(view, -1))}>
          −
        </ActionIcon>
        <ActionIcon variant="default" size="lg" aria-label="Show all places" onClick={() => onView(null)}>
          ⤢
        </ActionIcon>
      </div>
    </div>
  );
}

type Look = 'found' | 'none' | 'chosen';

function lookOf({ places, count }: Cluster, chosen: string | null): Look {
  if (places.some(({ key }) => key === chosen)) return 'chosen';
  return count === 0 ? 'none' : 'found';
}

function Hatch() {
  return (
    <defs>
      <pattern id="chosen-place" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--map-land)" />
        <rect width="2" height="5" fill="var(--mantine-primary-color-filled)" />
      </pattern>
    </defs>
  );
}
