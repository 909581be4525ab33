import { Text, Title } from '@mantine/core';
import type { ResultOf } from 'gql.tada';
import { valueWords } from '../search/need';
import { showDate } from '../time/show';
import type { ResourceDetail } from './operations';
import styles from './resource.module.css';
import { standingWords } from './words';

type Claim = NonNullable<ResultOf<typeof ResourceDetail>['resource']>['claims'][number];

/** What it says it can do, each claim with how well it is founded. */
export function ClaimsList({ claims }: { readonly claims: readonly Claim[] }) {
  return (
    <section aria-labelledby="claims">
      <Title order={2} size="h4" id="claims">
        What it can do
      </Title>
      <Text size="sm" c="dimmed">
        {claims.length === 0
          ? 'The house has not stated a capability yet.'
          : `${claims.length} ${claims.length === 1 ? 'capability' : 'capabilities'}; what is not stated is unknown.`}
      </Text>
      <ul className={styles.claims}>
        {claims.map((claim) => (
          <li key={claim.capability.code} className={styles.claim}>
            <Text component="span" fw={600}>
              {claim.capability.label}
            </Text>
            <Text component="span" size="sm" c="dimmed">
              {' '}
              · {standingWords[claim.standing] ?? claim.standing}
              {claim.expiresOn && ` until ${showDate(claim.expiresOn)}`}
            </Text>
            <Attributes claim={claim} />
            {claim.ai && <Text size="sm">{aiWords(claim.ai)}</Text>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const trainingWords: Readonly<Record<string, string>> = {
  no: 'nothing learns from the material',
  yes: 'tools learn from the material',
};

function aiWords({ uses, trainsOnInput }: NonNullable<Claim['ai']>): string {
  const used = uses.length === 0 ? 'No AI is used' : `AI is used: ${uses.join(', ')}`;
  return `${used}; ${trainingWords[trainsOnInput] ?? 'whether anything learns from the material is not known'}.`;
}

function Attributes({ claim }: { readonly claim: Claim }) {
  const definitions = new Map(claim.capability.attributes.map((one) => [one.code, one]));
  if (claim.attributes.length === 0) return null;
  return (
    <dl className={styles.attributes}>
      {claim.attributes.map(({ attribute, values }) => {
        const definition = definitions.get(attribute);
        const unit = definition?.unit && definition.unit !== 'count' ? ` ${definition.unit}` : '';
        return (
          <div key={attribute}>
            <dt>{definition?.label ?? attribute}</dt>
            <dd>
              {values.map(valueWords).join(', ')}
              {unit}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
