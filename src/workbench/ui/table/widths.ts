import { useLocalStorage } from '@mantine/hooks';

/** Widths by column, in pixels. */
export type Widths = Readonly<Record<string, number>>;

const NONE: Widths = {};

/** How wide this browser shows a table's columns; a saved view brings its own. */
export function useWidths(table: string) {
  return useLocalStorage<Widths>({
    key: `ringbreak.widths.${table}`,
    defaultValue: NONE,
    getInitialValueInEffect: false,
    deserialize: (text) => {
      try {
        return text ? (JSON.parse(text) as Widths) : NONE;
      } catch {
        return NONE;
      }
    },
  });
}
