import { Checkbox, Group, MultiSelect, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Failed, Loading } from '../../../ui/parts/states.tsx';
import { ColumnSelect, FilterEditor, visibleName } from './column-select.tsx';
import { type Lookup, type SourceTable, sourcesQuery } from './data.ts';
import { withPart } from './edit.ts';

type Place = NonNullable<Lookup['onward']>;

interface LookupFormProps {
  readonly lookup: Lookup | undefined;
  readonly change: (lookup: Lookup | undefined) => void;
}

/** The cell as a key of another table: where it is looked for, and what is taken from there. */
export function LookupForm({ lookup, change }: LookupFormProps) {
  const { t } = useTranslation('mapping');
  const sources = useQuery(sourcesQuery(useCaseId()));
  if (sources.isPending) return <Loading />;
  if (sources.isError) return <Failed error={sources.error} />;
  const tables = sources.data;
  const columns = columnsOf(tables, lookup);
  return (
    <Stack gap="xs">
      <PlaceForm label={t('lookup.table')} tables={tables} place={lookup} change={change} />
      {lookup ? (
        <>
          <PlaceForm
            label={t('lookup.onward')}
            tables={tables}
            place={lookup.onward}
            change={(onward) => change(withPart(lookup, 'onward', onward))}
          />
          <Checkbox
            size="xs"
            label={t('lookup.gather')}
            checked={lookup.gather !== undefined}
            onChange={({ currentTarget: { checked } }) =>
              change(withPart(lookup, 'gather', checked ? { order: { column: 0, name: columns[0] ?? '' } } : undefined))
            }
          />
          {lookup.gather ? (
            <Gather columns={columns} gather={lookup.gather} change={(gather) => change({ ...lookup, gather })} />
          ) : null}
        </>
      ) : null}
    </Stack>
  );
}

interface PlaceFormProps<P extends Place> {
  readonly label: string;
  readonly tables: readonly SourceTable[];
  readonly place: P | undefined;
  readonly change: (place: P | undefined) => void;
}

/** A table, the column in which the key stands, and the one that is taken; further tables of the same form. */
function PlaceForm<P extends Place>({ label, tables, place, change }: PlaceFormProps<P>) {
  const { t } = useTranslation('mapping');
  const columns = columnsOf(tables, place);
  const at = place ? tables.findIndex((one) => one.exhibit === place.exhibit && one.table === place.table) : -1;
  const choose = (chosen: SourceTable | undefined): void => {
    const first = { column: 0, name: chosen?.columns[0] ?? '' };
    change(chosen && ({ exhibit: chosen.exhibit, table: chosen.table, match: first, take: first } as P));
  };
  const alike = tables.filter(
    (one) => one.exhibit === place?.exhibit && one.table !== place.table && one.columns.length === columns.length,
  );
  return (
    <Group gap="xs" align="flex-end">
      <Select
        size="xs"
        miw={220}
        label={label}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('lookup.none') }}
        placeholder={t('lookup.none')}
        data={tables.map((one, i) => ({
          value: String(i),
          label: `${visibleName(one.table)} · ${visibleName(one.exhibit_name)}`,
        }))}
        value={at < 0 ? null : String(at)}
        onChange={(chosen) => choose(chosen === null ? undefined : tables[Number(chosen)])}
      />
      {place ? (
        <>
          <ColumnSelect
            required
            label={t('lookup.match')}
            columns={columns}
            value={place.match}
            change={(match) => match && change({ ...place, match })}
          />
          <ColumnSelect
            required
            label={t('lookup.take')}
            columns={columns}
            value={place.take}
            change={(take) => take && change({ ...place, take })}
          />
          {alike.length > 0 ? (
            <MultiSelect
              size="xs"
              miw={160}
              searchable
              label={t('lookup.also')}
              data={alike.map((one) => ({ value: one.table, label: visibleName(one.table) }))}
              value={[...(place.also ?? [])]}
              onChange={(also) => change(withPart(place, 'also', also.length === 0 ? undefined : also))}
            />
          ) : null}
        </>
      ) : null}
    </Group>
  );
}

interface GatherProps {
  readonly columns: readonly string[];
  readonly gather: NonNullable<Lookup['gather']>;
  readonly change: (gather: NonNullable<Lookup['gather']>) => void;
}

/** Everything that is found, in the order of a column: the keys that were pressed. */
function Gather({ columns, gather, change }: GatherProps) {
  const { t } = useTranslation('mapping');
  return (
    <Group gap="xs" align="flex-end">
      <ColumnSelect
        required
        label={t('lookup.order')}
        columns={columns}
        value={gather.order}
        change={(order) => order && change({ ...gather, order })}
      />
      <FilterEditor
        label={t('lookup.only')}
        columns={columns}
        value={gather.only}
        change={(only) => change(withPart(gather, 'only', only))}
      />
    </Group>
  );
}

function columnsOf(tables: readonly SourceTable[], place: Place | undefined): readonly string[] {
  return tables.find((one) => one.exhibit === place?.exhibit && one.table === place.table)?.columns ?? [];
}
