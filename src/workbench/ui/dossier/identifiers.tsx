import { Badge, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../parts/untrusted.tsx';
import { Count } from '../parts/value-parts.tsx';
import { useRules } from '../use-rules.ts';
import { useDossier } from './dossier.tsx';
import { reachable } from './rows-table.tsx';

/** What accounts used: e-mail, handles, addresses, wallets; what strangers share is marked. */
export function Identifiers() {
  const { t } = useTranslation(['dossier', 'columns']);
  const say = useRules();
  const { parts } = useDossier();
  return (
    <Table.ScrollContainer minWidth={300} maxHeight={440} type="native" {...reachable(t('dossier:identifiers'))}>
      <Table fz="sm" verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th fz="xs">{t('columns:kind', { defaultValue: 'kind' })}</Table.Th>
            <Table.Th fz="xs">{t('columns:value', { defaultValue: 'value' })}</Table.Th>
            <Table.Th fz="xs" ta="right">
              {t('columns:accounts')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(parts['identifiers'] ?? []).map((row) => (
            <Table.Tr key={`${String(row['kind'])} ${String(row['value'])}`}>
              <Table.Td>{say(String(row['kind'])).replaceAll('_', ' ')}</Table.Td>
              <Table.Td>
                <Untrusted text={String(row['value'])} limit={80} />{' '}
                {row['hub'] === true ? (
                  <Badge size="xs" variant="default">
                    {t('hub')}
                  </Badge>
                ) : null}
              </Table.Td>
              <Table.Td ta="right">
                <Count value={Number(row['accounts'])} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
