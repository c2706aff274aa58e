import { Group, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../case.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { Count } from '../parts/value-parts.tsx';
import { useUrlState } from '../url-state.ts';
import type { CellRow } from './cell.tsx';
import { FilterChips } from './filter-chips.tsx';
import { Grid } from './grid.tsx';
import { firstWidth, kindOf, type TableColumn } from './kind.ts';
import { type Filter, type Order, tableState } from './state.ts';
import { ColumnsMenu, ExportMenu } from './toolbar.tsx';
import { queryText, useRows } from './use-rows.ts';
import { ViewsMenu } from './views-menu.tsx';
import { useWidths, type Widths } from './widths.ts';

export interface DataTableProps {
  /** A table that people may open: `victim`, `canonical_call`. */
  readonly table: string;
  /** Columns at first, in this order. */
  readonly columns: readonly string[];
  readonly sort?: readonly Order[];
  /** Conditions that always hold here: of a dossier's own calls, say. They are not shown as filters. */
  readonly always?: readonly Filter[];
  /** Where a row leads, by Enter or double click. */
  readonly href?: (row: CellRow) => string | undefined;
  /** What to do when the table has no rows at all. */
  readonly empty: ReactNode;
  readonly label: string;
}

const NO_FILTERS: readonly Filter[] = [];
const NO_ORDER: readonly Order[] = [];
const NOTHING_CHOSEN = { filters: undefined, sort: undefined, columns: undefined };

/**
 * A table of any length: the server filters, sorts and counts, only the rows in sight are fetched. What is chosen (filters,
 * order, columns) is in the address; widths are remembered by the browser, named views by the server.
 */
export function DataTable({
  table,
  columns,
  sort = NO_ORDER,
  always = NO_FILTERS,
  href,
  empty,
  label,
}: DataTableProps) {
  const caseId = useCaseId();
  const { t } = useTranslation('columns');
  const navigate = useNavigate();
  const [state, change] = useUrlState(tableState);
  const [widths, setWidths] = useWidths(table);
  const [view, setView] = useState({ first: 0, rows: 40 });
  const filters = state.filters ?? NO_FILTERS;
  const asked = { table, filters: [...always, ...filters], sort: [...(state.sort ?? sort)] };
  const { head, row, error } = useRows(caseId, asked, view.first, view.rows);
  const grid = useRef<HTMLDivElement>(null);
  if (error) return <Failed error={error} retry={() => void head.refetch()} />;
  if (!head.data) return <Loading />;
  const all = head.data.columns;
  const names = state.columns ?? columns;
  const shown = names.flatMap((name) => all.find((column) => column.name === name) ?? []);
  const labelOf = (column: string): string => t(column, { defaultValue: column.replaceAll('_', ' ') });
  const widthOf = (column: TableColumn): number => widths[column.name] ?? firstWidth(kindOf(column));
  const setFilters = (next: Filter[]): void => change({ filters: next.length === 0 ? undefined : next });
  const exported = (format: string): string => {
    const q = queryText({ ...asked, columns: shown.filter(({ hidden }) => !hidden).map(({ name }) => name) });
    return `/api/case/${encodeURIComponent(caseId)}/table/${table}/export?${new URLSearchParams({ format, q })}`;
  };
  return (
    <>
      <Group justify="space-between" gap="xs" className="no-print">
        <Total total={head.data.total} waiting={head.isPlaceholderData} filtered={filters.length > 0} />
        <Group gap="xs">
          <ViewsMenu
            caseId={caseId}
            table={table}
            state={{ ...state, widths: widthsOf(shown, widths) }}
            open={({ widths: own = {}, ...view }) => {
              setWidths({ ...widths, ...own });
              change({ ...NOTHING_CHOSEN, ...view });
            }}
          />
          <ColumnsMenu
            all={all}
            chosen={shown.map(({ name }) => name)}
            label={labelOf}
            change={(next) => change({ columns: next })}
          />
          <ExportMenu address={exported} />
        </Group>
      </Group>
      <FilterChips filters={filters} label={labelOf} change={setFilters} />
      {head.data.total === 0 && filters.length === 0 ? (
        empty
      ) : (
        <Grid
          ref={grid}
          label={label}
          caseId={caseId}
          table={table}
          total={head.data.total}
          columns={shown}
          row={row}
          width={widthOf}
          labelOf={labelOf}
          sort={asked.sort}
          filters={filters}
          setSort={(next) => change({ sort: next })}
          setFilters={setFilters}
          setWidth={(column, width) => setWidths({ ...widths, [column]: width })}
          seen={(first, rows) => {
            if (first !== view.first || rows !== view.rows) setView({ first, rows });
          }}
          open={(one) => {
            const to = href?.(one);
            if (to) void navigate({ to });
          }}
        />
      )}
    </>
  );
}

function Total({
  total,
  waiting,
  filtered,
}: {
  readonly total: number;
  readonly waiting: boolean;
  readonly filtered: boolean;
}) {
  const { t } = useTranslation('table');
  return (
    <Text size="sm" c="dimmed" role="status" aria-busy={waiting}>
      <Text span fw={600} c="var(--mantine-color-text)">
        <Count value={total} />
      </Text>{' '}
      {t(filtered ? 'total.filtered' : 'total.all', { count: total })}
      {waiting ? ' …' : ''}
    </Text>
  );
}

/** The widths of these columns that somebody chose. */
function widthsOf(columns: readonly TableColumn[], widths: Widths): Record<string, number> {
  return Object.fromEntries(columns.flatMap(({ name }) => (name in widths ? [[name, widths[name]!]] : [])));
}
