import { Accordion, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExplainedStep } from '../../../domains/explain/explain.ts';
import { Code } from '../../ui/parts/facts.tsx';
import { useRules } from '../../ui/use-rules.ts';

/** The steps that made a table, nearest first: what each is for, its parameters with their sources, its SQL. */
export function RuleSteps({ steps }: { readonly steps: readonly ExplainedStep[] }) {
  const say = useRules('steps');
  return (
    <Accordion multiple chevronPosition="left">
      {steps.map((step) => (
        <Accordion.Item key={step.name} value={step.name}>
          <Accordion.Control>
            <Text size="sm" ff="monospace">
              {step.name}
            </Text>
            <Text size="xs" c="dimmed">
              {say(step.purpose)}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            <OneStep step={step} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

function OneStep({ step }: { readonly step: ExplainedStep }) {
  const { t } = useTranslation('explain');
  const say = useRules('steps');
  return (
    <Stack gap="xs">
      {step.parameters.length > 0 ? (
        <Table fz="xs" verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('steps.parameter')}</Table.Th>
              <Table.Th>{t('steps.value')}</Table.Th>
              <Table.Th>{t('steps.source')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {step.parameters.map(({ name, value, about, source }) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <Text size="xs" ff="monospace">
                    {name}
                  </Text>
                  {say(about)}
                </Table.Td>
                <Table.Td>{String(value)}</Table.Td>
                <Table.Td c="dimmed">{say(source)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      {step.reads.length > 0 ? (
        <Text size="xs" c="dimmed">
          {t('steps.reads', { tables: step.reads.join(', ') })}
        </Text>
      ) : null}
      {step.sql ? (
        <Code text={step.sql} label={t('steps.sql', { step: step.name })} />
      ) : (
        <Text size="xs">{t('steps.code')}</Text>
      )}
    </Stack>
  );
}
