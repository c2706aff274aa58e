import { Stack, Table, Text, Title, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SourceRow } from '../../../domains/explain/explain.ts';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Count } from '../../ui/parts/value-parts.tsx';
import { useRules } from '../../ui/use-rules.ts';
import classes from './explain.module.css';
import type { Explained } from './routes.ts';

/** The rows of exhibits behind a figure, kind by kind, with their raw text. */
export function EvidencePart({ evidence }: Pick<Explained, 'evidence'>) {
  const { t } = useTranslation('explain');
  const say = useRules('steps');
  return (
    <Stack gap="sm">
      <Title order={3}>{t('evidence.title')}</Title>
      {evidence.map(({ about, total, shown }) => (
        <section key={about}>
          <Text size="sm" fw={600}>
            {say(about)}: <Count value={total} />
          </Text>
          {total > shown.length && shown.length > 0 ? (
            <Text size="xs" c="dimmed">
              {t('evidence.first', { count: shown.length })}
            </Text>
          ) : null}
          <Stack gap={6} mt={4}>
            {shown.map((row) => (
              <RawRow key={`${row.exhibit} ${row.table} ${row.row}`} row={row} />
            ))}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}

/** One row as it was read: where it is, and every cell. */
function RawRow({ row }: { readonly row: SourceRow }) {
  const { t } = useTranslation('explain');
  return (
    <details className={classes['row']}>
      <summary>
        <Untrusted text={row.exhibit_name} limit={60} /> · <Untrusted text={row.table} limit={60} /> ·{' '}
        {t('evidence.row', { row: row.row })}
        <Tooltip label={row.exhibit} multiline>
          <span className={classes['hash']}>{row.exhibit.slice(0, 12)}</span>
        </Tooltip>
      </summary>
      <Table withRowBorders={false} verticalSpacing={1} fz="xs">
        <Table.Tbody>
          {row.cells.map(({ column, text }) => (
            <Table.Tr key={column}>
              <Table.Th w={170} c="dimmed" fw={400}>
                <Untrusted text={column} limit={60} />
              </Table.Th>
              <Table.Td className={classes['raw']}>
                {text === null ? <em>NULL</em> : <Untrusted text={text} limit={1000} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  );
}
