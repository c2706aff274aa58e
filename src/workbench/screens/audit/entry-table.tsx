import { Badge, Code, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Time } from '../../ui/parts/value-parts.tsx';
import type { ShownEntry } from './entries.ts';

/** The entries, the newest first. */
export function EntryTable({ entries }: { readonly entries: readonly ShownEntry[] }) {
  const { t } = useTranslation('audit');
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table verticalSpacing={4} highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('index')}</Table.Th>
            <Table.Th>{t('at')}</Table.Th>
            <Table.Th>{t('person')}</Table.Th>
            <Table.Th>{t('did')}</Table.Th>
            <Table.Th>{t('rows')}</Table.Th>
            <Table.Th>{t('asked')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.index}>
              <Table.Td>{entry.index}</Table.Td>
              <Table.Td>
                <Time at={entry.at} />
              </Table.Td>
              <Table.Td>{entry.name}</Table.Td>
              <Table.Td>
                <Did entry={entry} />
              </Table.Td>
              <Table.Td>{entry.count}</Table.Td>
              <Table.Td>
                <Asked entry={entry} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Did({ entry }: { readonly entry: ShownEntry }) {
  const { t } = useTranslation('audit');
  return (
    <Group gap={6} wrap="nowrap">
      <Badge variant="light" tt="none" color={entry.type === 'refused' ? 'red' : 'gray'}>
        {t(`type.${entry.type}`)}
      </Badge>
      <Text size="sm">
        {entry.what} {entry.about} {entry.roles.map((role) => t(`translation:roles.${role}`)).join(', ')}
      </Text>
    </Group>
  );
}

function Asked({ entry }: { readonly entry: ShownEntry }) {
  const { t } = useTranslation('audit');
  return (
    <>
      {entry.why ? <Text size="sm">{t('why', { why: entry.why })}</Text> : null}
      {entry.filters.map(({ column, op, values }) => (
        <Text key={`${column} ${op} ${values.join()}`} size="xs">
          {column} {op} {values.length > 0 ? <Code>{values.slice(0, 3).join(' ')}</Code> : null}
        </Text>
      ))}
      {entry.ids.length > 0 ? (
        <Text size="xs" c="dimmed" title={entry.ids.join(' ')}>
          <Code>{entry.ids.slice(0, 2).join(' ')}</Code>
          {entry.ids.length > 2 ? ` +${(entry.count ?? entry.ids.length) - 2}` : null}
        </Text>
      ) : null}
    </>
  );
}
