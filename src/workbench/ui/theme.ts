import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a deep petrol that keeps 4.5 : 1 on white as text and under white as a button (shade 7, and 4 in the dark). */
const petrol: MantineColorsTuple = [
  '#e6f6f8',
  '#d3e8ec',
  '#a7d0d8',
  '#78b7c3',
  '#52a2b1',
  '#3995a6',
  '#2a8fa1',
  '#146d7e',
  '#0a6070',
  '#004d5b',
];

/** The head of a drawer is no banner of the page. */
const UNLANDMARKED = { header: { role: 'presentation' } };

/** Dense and calm: 14 px text, small radii, little shadow, figures of one width. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  colors: { petrol },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'sm',
  fontFamily: 'ui-sans-serif, system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    Anchor: { defaultProps: { underline: 'hover' } },
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    // Locking the page's scrolling brings a style element that the security policy refuses.
    Drawer: { defaultProps: { lockScroll: false, attributes: UNLANDMARKED } },
    Modal: { defaultProps: { lockScroll: false, attributes: UNLANDMARKED } },
  },
});

/** Secondary text and lines that keep their contrast in both themes (Mantine's own dimmed does not on white). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--rb-rail': '208px' },
  light: {
    '--mantine-color-dimmed': '#56606b',
    '--mantine-color-anchor': '#0a6070',
    '--mantine-color-body': '#ffffff',
    '--rb-ground': '#f4f6f7',
    '--rb-line': '#dde2e6',
    '--rb-accent': '#146d7e',
    '--rb-accent-soft': '#e3f1f3',
    '--rb-bar': '#9db4bd',
    '--rb-warn': '#9a3b00',
    '--rb-warn-soft': '#fff1e6',
    '--rb-land': '#e6eaed',
  },
  dark: {
    '--mantine-color-dimmed': '#a3adb6',
    '--mantine-color-anchor': '#78c3d1',
    '--mantine-color-body': '#171b1f',
    '--rb-ground': '#101315',
    '--rb-line': '#2d343a',
    '--rb-accent': '#52b3c4',
    '--rb-accent-soft': '#14323a',
    '--rb-bar': '#56707b',
    '--rb-warn': '#ffb27a',
    '--rb-warn-soft': '#3a2413',
    '--rb-land': '#2a3137',
  },
});
