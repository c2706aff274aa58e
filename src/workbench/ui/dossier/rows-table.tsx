import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Explain } from '../parts/explain.tsx';
import { Withheld } from '../parts/states.tsx';
import { Cell, type CellRow } from '../table/cell.tsx';
import { alignedRight, type ColumnKind, guessedKind } from '../table/kind.ts';
import classes from './dossier.module.css';
import { type DossierRow, useDossier } from './dossier.tsx';

/** Kinds whose values may be whole sentences. */
const LONG: ReadonlySet<ColumnKind> = new Set(['text', 'rule']);

/** What scrolls must be reached by keyboard, and have a name. */
export function reachable(label: string) {
  return { tabIndex: 0, role: 'group', 'aria-label': label };
}

interface RowsTableProps {
  /** The part of the dossier: its rows, and what of them is withheld. */
  readonly part: string;
  readonly columns: readonly string[];
  /** Kinds that the names do not tell. */
  readonly kinds?: Readonly<Record<string, ColumnKind>>;
  readonly label: string;
  readonly most?: number;
  /** What explains a row, as the CLI names it: `burst:bu-…`. Without it no row can be asked about. */
  readonly explain?: (row: DossierRow) => string;
}

/** A part of a dossier as a table; nothing at all where it has no rows. */
export function RowsTable({ part, columns, kinds = {}, label, most = 500, explain }: RowsTableProps) {
  const { t } = useTranslation('columns');
  const { t: words } = useTranslation('dossier');
  const { parts, hidden } = useDossier();
  const rows = parts[part] ?? [];
  if (rows.length === 0) return null;
  const kindOf = (column: string): ColumnKind => kinds[column] ?? guessedKind(column, rows[0]?.[column]);
  return (
    <Table.ScrollContainer minWidth={400} maxHeight={440} type="native" {...reachable(label)}>
      <Table fz="sm" verticalSpacing={3} horizontalSpacing={8} stickyHeader className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {explain ? <Table.Th aria-label={words('explain')} className="no-print" /> : null}
            {columns.map((column) => (
              <Table.Th key={column} ta={alignedRight(kindOf(column)) ? 'right' : 'left'} fw={600} fz="xs" c="dimmed">
                {t(column, { defaultValue: column.replaceAll('_', ' ') })}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, most).map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer keep their order.
            <Table.Tr key={i}>
              {explain ? (
                <Table.Td className="no-print">
                  <Explain target={explain(row)} />
                </Table.Td>
              ) : null}
              {columns.map((column) => (
                <Table.Td
                  key={column}
                  ta={alignedRight(kindOf(column)) ? 'right' : 'left'}
                  maw={360}
                  className={
                    LONG.has(kindOf(column)) && String(row[column] ?? '').length > 14 ? classes['text'] : undefined
                  }
                >
                  {hidden.has(`${part}.${column}`) ? (
                    <Withheld />
                  ) : (
                    <Cell value={row[column]} kind={kindOf(column)} row={row as CellRow} />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > most ? (
        <Text size="xs" c="dimmed">
          {words('first', { count: most })}
        </Text>
      ) : null}
    </Table.ScrollContainer>
  );
}
