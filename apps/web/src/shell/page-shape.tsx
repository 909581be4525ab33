import { Skeleton, Stack } from '@mantine/core';

/** The outline of a page while its parts are on their way. */
export function PageShape() {
  return (
    <Stack aria-busy="true" aria-label="Loading" role="status" gap="md">
      <Skeleton height={32} width="40%" />
      <Skeleton height={18} width="60%" />
      <RowsShape rows={5} />
    </Stack>
  );
}

/** Rows of a list that is loading, as high as they will be. */
export function RowsShape({ rows, height = 84 }: { readonly rows: number; readonly height?: number }) {
  return (
    <Stack gap="xs" aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={height} />
      ))}
    </Stack>
  );
}
