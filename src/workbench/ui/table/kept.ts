import { useLocalStorage } from '@mantine/hooks';

/** What this browser remembers of a table: widths by column, and views by name (as the query of an address). */
export interface Kept {
  readonly widths: Readonly<Record<string, number>>;
  readonly views: Readonly<Record<string, string>>;
}

const NOTHING: Kept = { widths: {}, views: {} };

export function useKept(table: string) {
  return useLocalStorage<Kept>({
    key: `ringbreak.table.${table}`,
    defaultValue: NOTHING,
    getInitialValueInEffect: false,
    deserialize: (text) => {
      try {
        return text ? { ...NOTHING, ...(JSON.parse(text) as Partial<Kept>) } : NOTHING;
      } catch {
        return NOTHING;
      }
    },
  });
}
