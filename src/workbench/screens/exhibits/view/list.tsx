import { Badge, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { Count, Time } from '../../../ui/parts/value-parts.tsx';
import { bytesText, type Exhibit, sumOf } from './data.ts';
import classes from './exhibits.module.css';

/** What still needs somebody stands out. */
const OPEN: ReadonlySet<Exhibit['mapping']> = new Set(['unconfirmed', 'unrecorded']);

/** How far people are with what the columns of an exhibit mean. */
export function MappingBadge({ status }: { readonly status: Exhibit['mapping'] }) {
  const { t } = useTranslation('exhibits');
  return (
    <Badge variant="light" color="gray" tt="none" className={OPEN.has(status) ? classes['open'] : undefined}>
      {t(`mapping.${status}`)}
    </Badge>
  );
}

/** What was taken in, in the order of the ledger. */
export function ExhibitList({
  exhibits,
  open,
}: {
  readonly exhibits: readonly Exhibit[];
  readonly open: (sha256: string) => void;
}) {
  const { t } = useTranslation('exhibits');
  return (
    <Paper withBorder className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th>{t('column.name')}</th>
            <th className={classes['figure']}>{t('column.size')}</th>
            <th>{t('column.received')}</th>
            <th>{t('column.handling')}</th>
            <th>{t('column.format')}</th>
            <th className={classes['figure']}>{t('column.tables')}</th>
            <th className={classes['figure']}>{t('column.accepted')}</th>
            <th className={classes['figure']}>{t('column.rejected')}</th>
            <th className={classes['figure']}>{t('column.unused')}</th>
            <th className={classes['figure']}>{t('column.left_out')}</th>
            <th>{t('column.mapping')}</th>
          </tr>
        </thead>
        <tbody>
          {exhibits.map((exhibit) => (
            <ExhibitRow key={exhibit.sha256} exhibit={exhibit} open={() => open(exhibit.sha256)} />
          ))}
        </tbody>
      </table>
    </Paper>
  );
}

function ExhibitRow({ exhibit, open }: { readonly exhibit: Exhibit; readonly open: () => void }) {
  const { t } = useTranslation('exhibits');
  const { tables } = exhibit;
  const formats = [...new Set(tables.map(({ format }) => format))].join(', ');
  return (
    <tr>
      <td>
        <button type="button" className={classes['name']} onClick={open}>
          <Untrusted text={exhibit.name} limit={120} />
        </button>
        <div className={classes['mono']} title={exhibit.sha256}>
          {exhibit.sha256.slice(0, 16)}…
        </div>
      </td>
      <td className={classes['figure']}>{bytesText(exhibit.size)}</td>
      <td>
        <Time at={exhibit.received_at.replace(/\.\d+Z$/, 'Z')} />
        <Text size="xs" c="dimmed">
          <Untrusted text={exhibit.received_by} limit={60} />
        </Text>
      </td>
      <td>
        {exhibit.handling_code ?? (
          <Text span c="dimmed">
            {t('not_assessed')}
          </Text>
        )}
      </td>
      {exhibit.read ? (
        <>
          <td>{formats}</td>
          <td className={classes['figure']}>
            <Count value={tables.length} />
          </td>
          <td className={classes['figure']}>
            <Count value={sumOf(tables, 'accepted')} />
          </td>
          <td className={classes['figure']}>
            <Count value={sumOf(tables, 'rejected')} />
          </td>
          <td className={classes['figure']}>
            <Count value={sumOf(tables, 'unused')} />
          </td>
          <td className={classes['figure']}>
            <Count value={sumOf(tables, 'left_out')} />
          </td>
          <td>
            <MappingBadge status={exhibit.mapping} />
          </td>
        </>
      ) : (
        <td colSpan={7}>
          <Text size="sm" c="dimmed">
            {t('not_read')}
          </Text>
        </td>
      )}
    </tr>
  );
}
