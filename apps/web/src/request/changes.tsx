import { Text } from '@mantine/core';
import { showMoney } from '../money/money';
import { countOfUnits } from '../resource/words';
import { showSpan } from '../time/show';
import { offerDifferences, type Change, type Offered } from './offer-differences';
import styles from './request.module.css';

type Props = {
  /** Null when this is the first offer. */
  readonly before: readonly Offered[] | null;
  readonly after: readonly Offered[];
  readonly zone: string;
};

/** What an offer changes against the one before it, line by line; lines that stay are only counted. */
export function Changes({ before, after, zone }: Props) {
  const changes = offerDifferences(before ?? [], after);
  const kept = changes.filter(({ kind }) => kind === 'kept').length;
  return (
    <ul className={styles.changes} aria-label={before ? 'What changed' : 'Lines'}>
      {changes
        .filter(({ kind }) => kind !== 'kept')
        .map((change) => (
          <li key={`${change.kind}:${change.line.resource.id}:${change.line.period.start}`}>
            <Text component="span" size="sm" fw={600}>
              {change.line.resource.name}
            </Text>{' '}
            <ChangeWords change={change} zone={zone} isFirst={before === null} />
          </li>
        ))}
      {kept > 0 && (
        <li>
          <Text component="span" size="sm" c="dimmed">
            {kept === changes.length ? 'No line changed' : `${kept} ${kept === 1 ? 'line' : 'lines'} as before`}
          </Text>
        </li>
      )}
    </ul>
  );
}

type WordsProps = { readonly change: Change; readonly zone: string; readonly isFirst: boolean };

function ChangeWords({ change, zone, isFirst }: WordsProps) {
  const { line } = change;
  if (change.kind === 'changed') {
    const { before, what } = change;
    return (
      <>
        {what.includes('period') && (
          <FromTo from={showSpan(before.period, zone)} to={showSpan(line.period, zone)} label="time" />
        )}
        {what.includes('units') && (
          <FromTo from={countOfUnits(before.units)} to={countOfUnits(line.units)} label="units" />
        )}
        {what.includes('price') && <FromTo from={showMoney(before.price)} to={showMoney(line.price)} label="price" />}
      </>
    );
  }
  const words = `${showSpan(line.period, zone)}, ${countOfUnits(line.units)}, ${showMoney(line.price)}`;
  if (change.kind === 'removed') {
    return (
      <>
        taken out: <del>{words}</del>
      </>
    );
  }
  if (isFirst) return words;
  return (
    <>
      added: <ins>{words}</ins>
    </>
  );
}

function FromTo({ label, from, to }: { readonly label: string; readonly from: string; readonly to: string }) {
  return (
    <div>
      {label}: <del>{from}</del> → <ins>{to}</ins>
    </div>
  );
}
