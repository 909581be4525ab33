/** Three bars that hold each other: the mark of the house. */
export function BrandMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <rect x="1" y="2" width="13" height="5" rx="1.5" fill="var(--state-offered-line)" />
      <rect x="8" y="8.5" width="13" height="5" rx="1.5" fill="var(--state-pencil)" />
      <rect x="1" y="15" width="13" height="5" rx="1.5" fill="var(--state-booked)" />
    </svg>
  );
}
