// biome-ignore-all lint/a11y/useSemanticElements: rows exist while they are in sight; a table element would have all of them.
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ColumnFilter } from './column-filter.tsx';
import { alignedRight, kindOf, type TableColumn } from './kind.ts';
import { type Filter, type Order, turned } from './state.ts';
import classes from './table.module.css';

interface HeadProps {
  readonly caseId: string;
  readonly table: string;
  readonly columns: readonly TableColumn[];
  readonly width: (column: TableColumn) => number;
  readonly label: (column: string) => string;
  readonly sort: readonly Order[];
  readonly filters: readonly Filter[];
  readonly setSort: (sort: Order[]) => void;
  readonly setFilters: (filters: Filter[]) => void;
  readonly setWidth: (column: string, width: number) => void;
}

/** The head of the table: a click sorts, with Shift after what sorts already; the funnel filters; the edge widens. */
export function Head(props: HeadProps) {
  return (
    <div role="row" aria-rowindex={1} className={classes['head']} tabIndex={-1}>
      {props.columns.map((column, i) => (
        <HeadCell key={column.name} {...props} column={column} index={i} />
      ))}
    </div>
  );
}

function HeadCell({ column, index, ...props }: HeadProps & { readonly column: TableColumn; readonly index: number }) {
  const { t } = useTranslation('table');
  const { sort, width, setWidth } = props;
  const at = sort.findIndex((one) => one.column === column.name);
  const direction = at < 0 ? undefined : sort[at]!.descending ? 'descending' : 'ascending';
  const label = props.label(column.name);
  const right = alignedRight(kindOf(column)) ? classes['right'] : '';
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      aria-colindex={index + 1}
      aria-sort={direction ?? 'none'}
      className={`${classes['headCell']} ${right}`}
      style={{ width: width(column) }}
    >
      <button
        type="button"
        className={classes['sort']}
        disabled={column.hidden}
        title={column.about}
        onClick={(event) => props.setSort(turned(sort, column.name, event.shiftKey))}
      >
        {label}
        {direction ? <span aria-hidden="true">{direction === 'descending' ? ' ↓' : ' ↑'}</span> : null}
        {direction && sort.length > 1 ? <sup aria-hidden="true">{at + 1}</sup> : null}
      </button>
      {column.hidden ? null : (
        <ColumnFilter
          caseId={props.caseId}
          table={props.table}
          column={column}
          label={label}
          filters={props.filters}
          change={props.setFilters}
        />
      )}
      <Grip
        label={t('columns.width', { column: label })}
        width={width(column)}
        set={(to) => setWidth(column.name, to)}
      />
    </div>
  );
}

/** The edge of a column; by keyboard, the arrow keys. */
function Grip({
  label,
  width,
  set,
}: {
  readonly label: string;
  readonly width: number;
  readonly set: (width: number) => void;
}) {
  const bounded = (to: number): number => Math.max(48, Math.min(900, Math.round(to)));
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const grip = event.currentTarget;
    const from = event.clientX;
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (move) => set(bounded(width + move.clientX - from));
    grip.onpointerup = () => {
      grip.onpointermove = null;
    };
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={48}
      aria-valuemax={900}
      tabIndex={0}
      className={classes['grip']}
      onPointerDown={drag}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') set(bounded(width - 16));
        if (event.key === 'ArrowRight') set(bounded(width + 16));
      }}
    />
  );
}
