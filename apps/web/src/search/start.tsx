import { Skeleton, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTaxonomy } from '../taxonomy/taxonomy';
import type { SearchParams } from './params';
import styles from './search.module.css';

/** Before anything is chosen: the whole trade, discipline by discipline. */
export function Start({ search }: { readonly search: SearchParams }) {
  const { branches, leaves, isLoading } = useTaxonomy();
  const disciplines = branches.filter(({ code }) => !code.includes('.'));
  return (
    <section aria-labelledby="browse">
      <Title order={2} size="h4" id="browse">
        Or begin with a discipline
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Choose what you need above, or browse; every search can be narrowed afterwards.
      </Text>
      <ul className={styles.disciplines}>
        {isLoading && disciplines.length === 0
          ? Array.from({ length: 12 }, (_, index) => <Skeleton key={index} component="li" height={52} />)
          : disciplines.map(({ code, label }) => (
              <li key={code}>
                <Link to="/search" search={{ ...search, capability: code }} className={styles.discipline}>
                  {label}
                  <span>{leaves.filter(({ discipline }) => discipline === code).length} capabilities</span>
                </Link>
              </li>
            ))}
      </ul>
    </section>
  );
}
