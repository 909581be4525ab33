import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent: the blue-green of a test card, dark enough for white words upon it. */
const petrol: MantineColorsTuple = [
  '#eaf6f6',
  '#d3e9ea',
  '#a7d3d5',
  '#77bcbf',
  '#4fa5a9',
  '#338f94',
  '#1f7a80',
  '#13666c',
  '#0d5459',
  '#083f44',
];

const slate: MantineColorsTuple = [
  '#f6f8f8',
  '#edf0f1',
  '#dfe4e6',
  '#cbd3d6',
  '#a9b5b9',
  '#7f8e94',
  '#5d6c72',
  '#445258',
  '#2f3b40',
  '#1e272b',
];

const night: MantineColorsTuple = [
  '#d7dee0',
  '#bcc7ca',
  '#9fadb1',
  '#74858a',
  '#4b5a5f',
  '#36444a',
  '#27343a',
  '#1b262b',
  '#141d21',
  '#0d1417',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 4 },
  colors: { petrol, gray: slate, dark: night },
  autoContrast: true,
  luminanceThreshold: 0.25,
  // Words upon the accent follow the scheme, as the accent itself does.
  variantColorResolver: (asked) => {
    const colours = defaultVariantColorsResolver(asked);
    const isAccent = (asked.color ?? asked.theme.primaryColor) === asked.theme.primaryColor;
    return asked.variant === 'filled' && isAccent
      ? { ...colours, color: 'var(--mantine-primary-color-contrast)' }
      : colours;
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  components: {
    Anchor: { defaultProps: { underline: 'hover' } },
    Chip: { defaultProps: { color: 'petrol' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close this notice' } } },
    Skeleton: { defaultProps: { radius: 'sm' } },
  },
});

/** Quiet words still have to be read: dimmed and error colours meet 4.5 to 1 in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': slate[6],
    '--mantine-color-placeholder': slate[6],
    '--mantine-color-error': '#b3261e',
    '--mantine-color-red-outline': '#b3261e',
    '--mantine-color-body': '#fbfcfc',
    '--mantine-color-anchor': petrol[7],
  },
  dark: {
    '--mantine-color-dimmed': night[2],
    '--mantine-color-placeholder': night[2],
    '--mantine-color-error': '#ff9a8f',
    '--mantine-color-red-outline': '#ff9a8f',
    '--mantine-color-body': night[8],
    '--mantine-color-anchor': petrol[2],
  },
});
