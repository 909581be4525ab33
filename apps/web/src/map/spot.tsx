import styles from './map.module.css';
import { onScreen, scaleOf } from './view';
import { borderPath, drawnWidth, landPath, pointAt } from './world';

type Props = { readonly latitude: number; readonly longitude: number; readonly name: string };

const size = { width: 320, height: 160 };
const zoom = 3.5;

/** One place and the land around it, to be looked at only. */
export function Spot({ latitude, longitude, name }: Props) {
  const view = { ...pointAt({ latitude, longitude }), zoom };
  const corner = onScreen({ x: 0, y: 0 }, view, size);
  return (
    <svg
      className={`${styles.map} ${styles.spot}`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={`Where ${name} lies`}
    >
      <g transform={`translate(${corner.x} ${corner.y}) scale(${scaleOf(zoom) / drawnWidth})`}>
        <path className={styles.land} d={landPath} />
        <path className={styles.borders} d={borderPath} />
      </g>
      <circle className={styles.dot} cx={size.width / 2} cy={size.height / 2} r={6} />
    </svg>
  );
}
