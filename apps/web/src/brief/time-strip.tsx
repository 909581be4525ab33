import { UnstyledButton } from '@mantine/core';
import { memo, useMemo } from 'react';
import { showDay, showZone } from '../time/show';
import { startOfDay, type Span } from '../time/zone';
import { stripOf, type Arrow, type Stretch } from './strip';
import styles from './strip.module.css';

export type TimeRow = {
  readonly key: string;
  readonly name: string;
  /** A quiet word behind the name, as a house. */
  readonly detail?: string;
  readonly window: Span | null;
  readonly taken: Span | null;
  readonly after: readonly string[];
  /** All that the bars show, in words. */
  readonly words: string;
  /** Cannot be done in its window. */
  readonly isLate?: boolean;
  /** Bars of one house are told from those of another, counted from 0; the name of the house stands beside them. */
  readonly tone?: number;
};

type Props = {
  readonly label: string;
  readonly rows: readonly TimeRow[];
  readonly zone: string;
  /** Time that the strip shows at least, so that several can be compared. */
  readonly over?: Span | null;
  /** A picture only: bars without names, dates and arrows. */
  readonly isSmall?: boolean;
  /** Makes the names buttons. */
  readonly onChoose?: (key: string) => void;
};

const tones = 6;

const toneOf = ({ tone }: TimeRow): number | undefined => (tone === undefined ? undefined : tone % tones);

/** Packages in rows, days across: a window as a pale bar, what is needed or taken upon it, arrows from what comes first. */
export const TimeStrip = memo(function TimeStrip(props: Props) {
  const { label, rows, zone, over = null, isSmall = false, onChoose } = props;
  const strip = useMemo(() => stripOf(rows, zone, over), [rows, zone, over]);
  if (!strip) return <p className={styles.nothing}>The strip of time fills as packages get their windows.</p>;
  if (isSmall) {
    return (
      <div className={styles.small} role="img" aria-label={`${label}: ${rows.map(({ words }) => words).join(' ')}`}>
        {rows.map((row, index) => (
          <div key={row.key} className={styles.track} title={row.words}>
            <Bar stretch={strip.rows[index]?.taken ?? null} className={styles.taken} tone={toneOf(row)} />
          </div>
        ))}
      </div>
    );
  }
  return (
    <figure className={styles.strip} aria-label={label}>
      <div className={styles.ticks} aria-hidden="true">
        {strip.ticks.map(({ day, left }, index) => (
          <span key={day} style={{ left: `${left}%` }} data-between={index % 2 === 1 || undefined}>
            {showDay(startOfDay(day, zone), zone).replace(/^\w+,? /, '')}
          </span>
        ))}
      </div>
      <div className={styles.body}>
        <div className={styles.ground} aria-hidden="true">
          {strip.ticks.map(({ day, left }) => (
            <i key={day} style={{ left: `${left}%` }} />
          ))}
          <Arrows arrows={strip.arrows} rows={rows.length} />
        </div>
        <ol className={styles.rows}>
          {rows.map((row, index) => (
            <li key={row.key} className={styles.row}>
              <span className={styles.name}>
                {onChoose ? (
                  <UnstyledButton className={styles.choose} onClick={() => onChoose(row.key)}>
                    {row.name}
                  </UnstyledButton>
                ) : (
                  row.name
                )}
                {row.detail && <small>{row.detail}</small>}
              </span>
              <span className="only-heard">{row.words}</span>
              <span className={styles.track} aria-hidden="true" title={row.words}>
                <Bar stretch={strip.rows[index]?.window ?? null} className={styles.window} />
                <Bar
                  stretch={strip.rows[index]?.taken ?? null}
                  className={row.isLate ? styles.late : styles.taken}
                  tone={toneOf(row)}
                />
              </span>
            </li>
          ))}
        </ol>
      </div>
      <figcaption className={styles.caption}>Days are days in {showZone(zone)}.</figcaption>
    </figure>
  );
});

type BarProps = {
  readonly stretch: Stretch | null;
  readonly className: string | undefined;
  readonly tone?: number | undefined;
};

function Bar({ stretch, className, tone }: BarProps) {
  if (!stretch) return null;
  return <i className={className} data-tone={tone} style={{ left: `${stretch.left}%`, width: `${stretch.width}%` }} />;
}

/** From the end of what comes first along its row, then to the start of what follows. */
function Arrows({ arrows, rows }: { readonly arrows: readonly Arrow[]; readonly rows: number }) {
  return (
    <>
      <svg className={styles.lines} viewBox={`0 0 100 ${rows}`} preserveAspectRatio="none">
        {arrows.map(({ key, fromRow, fromX, toRow, toX }) => (
          <path
            key={key}
            d={`M ${fromX} ${fromRow + 0.5} H ${toX} V ${toRow + (toRow > fromRow ? 0.2 : 0.8)}`}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {arrows.map(({ key, fromRow, toRow, toX }) => (
        <b
          key={key}
          data-up={toRow < fromRow || undefined}
          style={{ left: `${toX}%`, top: `${((toRow + (toRow > fromRow ? 0.2 : 0.8)) / rows) * 100}%` }}
        />
      ))}
    </>
  );
}
