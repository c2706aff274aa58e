import { Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RuleText } from '../../ui/parts/rule-text.tsx';
import { Untrusted } from '../../ui/parts/untrusted.tsx';
import { Probability } from '../../ui/parts/value-parts.tsx';
import { Waterfall } from '../../ui/parts/waterfall.tsx';
import { useRules } from '../../ui/use-rules.ts';
import type { Explained } from './routes.ts';

/** Where something was weighed: what speaks for and against it. */
export function WeightsPart({ explained }: { readonly explained: Explained }) {
  return (
    <>
      <Pair explained={explained} />
      <Cluster explained={explained} />
      <Complaint explained={explained} />
      <Line explained={explained} />
    </>
  );
}

function Pair({ explained: { pair } }: { readonly explained: Explained }) {
  const { t } = useTranslation('explain');
  const say = useRules();
  if (!pair) return null;
  return (
    <Stack gap={4}>
      <Text size="sm">
        <RuleText text={pair.sentence} limit={2000} />
      </Text>
      {pair.measured ? (
        <Text size="xs" c="dimmed">
          <RuleText text={pair.measured} />
        </Text>
      ) : null}
      <Waterfall
        label={t('weights.pair')}
        steps={pair.waterfall.map(({ about, value, bits }) => ({ label: say(about), note: value, value: bits }))}
        total={{ label: t('weights.total'), text: pair.total.toFixed(1) }}
      />
    </Stack>
  );
}

function Cluster({ explained: { cluster } }: { readonly explained: Explained }) {
  const { t } = useTranslation('explain');
  if (!cluster) return null;
  return (
    <Stack gap={4}>
      <Title order={3}>{t('weights.cluster')}</Title>
      <Table fz="xs" verticalSpacing={2}>
        <Table.Tbody>
          {cluster.grew.slice(0, 30).map((join) => (
            <Table.Tr key={`${join.account_a} ${join.account_b}`}>
              <Table.Td>
                <Untrusted text={`${join.account_a} – ${join.account_b}`} limit={80} />
              </Table.Td>
              <Table.Td>
                <Untrusted text={join.key} />
              </Table.Td>
              <Table.Td ta="right">
                <Probability value={join.probability} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}

function Complaint({ explained: { complaint } }: { readonly explained: Explained }) {
  const { t } = useTranslation('explain');
  const say = useRules();
  if (!complaint) return null;
  return (
    <Stack gap="xs">
      <Text size="sm">
        <RuleText text={complaint.sentence} limit={2000} />
      </Text>
      {complaint.candidates.slice(0, 5).map((call) => (
        <Waterfall
          key={call.callRef}
          label={t('weights.call', { call: call.callRef })}
          steps={call.bits.map(({ evidence, bits }) => ({ label: say(evidence), value: bits }))}
          total={{ label: t('weights.call', { call: call.callRef }), text: `${(call.probability * 100).toFixed(1)} %` }}
        />
      ))}
    </Stack>
  );
}

/** Of a number: what speaks for another kind of line than a person's. */
function Line({ explained: { weights } }: { readonly explained: Explained }) {
  const { t } = useTranslation('explain');
  const say = useRules();
  if (weights.length === 0) return null;
  const kinds = Object.keys(weights[0]!.bits);
  return (
    <Stack gap={4}>
      <Title order={3}>{t('weights.line')}</Title>
      <Text size="xs" c="dimmed">
        {t('weights.lineAbout')}
      </Text>
      <Table fz="xs" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('weights.evidence')}</Table.Th>
            {kinds.map((kind) => (
              <Table.Th key={kind} ta="right">
                {say(kind).replaceAll('_', ' ')}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {weights.map(({ evidence, bits }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same evidence may be weighed twice.
            <Table.Tr key={i}>
              <Table.Td>{say(evidence)}</Table.Td>
              {kinds.map((kind) => (
                <Table.Td key={kind} ta="right">
                  {bits[kind]?.toFixed(1)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
