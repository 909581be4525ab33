import { ActionIcon, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';

const following: Readonly<Record<MantineColorScheme, MantineColorScheme>> = {
  auto: 'light',
  light: 'dark',
  dark: 'auto',
};

const words: Readonly<Record<MantineColorScheme, string>> = {
  auto: 'Colours follow the system',
  light: 'Light colours',
  dark: 'Dark colours',
};

/** Goes round: as the system says, light, dark. */
export function SchemeToggle() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = following[colorScheme];
  const label = `${words[colorScheme]}; switch to: ${words[next].toLowerCase()}`;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next)}
    >
      <svg
        width="18"
        height="18"
        viewBox="0 0 18 18"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      >
        {colorScheme === 'auto' && (
          <>
            <circle cx="9" cy="9" r="6.5" />
            <path d="M9 2.5a6.5 6.5 0 0 1 0 13z" fill="currentColor" />
          </>
        )}
        {colorScheme === 'light' && (
          <>
            <circle cx="9" cy="9" r="3.5" />
            <path d="M9 .8v2M9 15.2v2M.8 9h2M15.2 9h2M3.2 3.2l1.4 1.4M13.4 13.4l1.4 1.4M3.2 14.8l1.4-1.4M13.4 4.6l1.4-1.4" />
          </>
        )}
        {colorScheme === 'dark' && <path d="M15.5 11A7 7 0 0 1 7 2.5a6.8 6.8 0 1 0 8.500 8.500z" />}
      </svg>
    </ActionIcon>
  );
}
