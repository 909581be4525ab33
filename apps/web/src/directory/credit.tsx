import { Anchor, Text } from '@mantine/core';

const isIsdcf = (credit: string): boolean => credit.includes('(ISDCF)');

/** Whom to thank for what is shown, with the terms and with what was changed. */
export function Credit({ credits }: { readonly credits: readonly string[] }) {
  return [...new Set(credits)].map((credit) => (
    <Text key={credit} size="xs" c="dimmed" maw="46rem">
      {isIsdcf(credit) ? <Isdcf /> : `Source: ${credit}`}
    </Text>
  ));
}

/** The line that CC BY 4.0 asks for. */
function Isdcf() {
  return (
    <>
      Source: the{' '}
      <Anchor inherit underline="always" href="https://github.com/ISDCF/registries" rel="noreferrer">
        facility registry
      </Anchor>{' '}
      of the InterSociety Digital Cinema Forum (ISDCF),{' '}
      <Anchor inherit underline="always" href="https://creativecommons.org/licenses/by/4.0/" rel="license noreferrer">
        CC BY 4.0
      </Anchor>
      . Changed: people and street addresses left out, town and country read from the address by a program; a few may be
      wrong.
    </>
  );
}
