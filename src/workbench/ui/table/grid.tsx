// biome-ignore-all lint/a11y/useSemanticElements: rows exist while they are in sight; a table element would have all of them.
import { type KeyboardEvent, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Withheld } from '../parts/states.tsx';
import { Cell, type CellRow } from './cell.tsx';
import { Head } from './head.tsx';
import { alignedRight, kindOf, type TableColumn } from './kind.ts';
import type { Filter, Order } from './state.ts';
import classes from './table.module.css';
import { useWindow } from './use-window.ts';

const ROW = 32;
const HEAD = 35;

interface GridProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly label: string;
  readonly caseId: string;
  readonly table: string;
  readonly total: number;
  readonly columns: readonly TableColumn[];
  readonly row: (index: number) => CellRow | undefined;
  readonly width: (column: TableColumn) => number;
  readonly labelOf: (column: string) => string;
  readonly sort: readonly Order[];
  readonly filters: readonly Filter[];
  readonly setSort: (sort: Order[]) => void;
  readonly setFilters: (filters: Filter[]) => void;
  readonly setWidth: (column: string, width: number) => void;
  /** Told which rows came into sight. */
  readonly seen: (first: number, rows: number) => void;
  readonly open: (row: CellRow) => void;
}

/** The scrolling part: only rows in sight exist. Arrow keys move, Enter opens. */
export function Grid({ ref, total, columns, row, open, seen, ...props }: GridProps) {
  const { t } = useTranslation('table');
  const scroller = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => scroller.current!);
  const id = useId();
  const [active, setActive] = useState(-1);
  const sight = useWindow(scroller, total, ROW, HEAD);
  useEffect(() => seen(sight.first, sight.rows));
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(total - 1, to));
    setActive(next);
    sight.reveal(next);
  };
  const pressed = (event: KeyboardEvent): void => {
    // What takes keys itself keeps them; a row that was clicked does not.
    if ((event.target as HTMLElement).closest('a, button, input, [role="separator"]')) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 };
    const current = row(active);
    if (event.key === 'Enter' && current) open(current);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(total - 1);
    else if (steps[event.key] !== undefined) go(active + steps[event.key]!);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={active >= 0 ? `${id}${active}` : undefined}
      tabIndex={0}
      className={classes['frame']}
      onKeyDown={pressed}
    >
      <Head {...props} columns={columns} label={props.labelOf} />
      {total === 0 ? <Empty title={t('none.title')}>{t('none.next')}</Empty> : null}
      <div className={classes['body']} style={{ height: sight.height }} role="rowgroup">
        <div className={classes['rows']} style={{ top: sight.top }} role="presentation">
          {Array.from({ length: sight.rows }, (_, i) => sight.first + i).map((index) => (
            <Row
              key={index}
              id={`${id}${index}`}
              index={index}
              row={row(index)}
              columns={columns}
              width={props.width}
              active={index === active}
              choose={() => {
                setActive(index);
                // Not the row: it goes when it is out of sight, and the focus with it.
                scroller.current?.focus({ preventScroll: true });
              }}
              open={open}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly row: CellRow | undefined;
  readonly columns: readonly TableColumn[];
  readonly width: (column: TableColumn) => number;
  readonly active: boolean;
  readonly choose: () => void;
  readonly open: (row: CellRow) => void;
}

function Row({ id, index, row, columns, width, active, choose, open }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys.
    <div
      role="row"
      tabIndex={-1}
      id={id}
      aria-rowindex={index + 2}
      aria-selected={active}
      data-active={active}
      className={classes['row']}
      onClick={choose}
      onDoubleClick={() => row && open(row)}
    >
      {columns.map((column, i) => {
        const kind = kindOf(column);
        return (
          <div
            key={column.name}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={i + 1}
            className={`${classes['cell']} ${alignedRight(kind) ? classes['right'] : ''}`}
            style={{ width: width(column) }}
          >
            {row === undefined ? (
              <div className={classes['waiting']} />
            ) : column.hidden ? (
              <Withheld />
            ) : (
              <Cell value={row[column.name]} kind={kind} row={row} />
            )}
          </div>
        );
      })}
    </div>
  );
}
