import { Button, Checkbox, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Texts, visibleName } from './column-select.tsx';
import type { FieldMapping } from './data.ts';
import { withPart } from './edit.ts';
import { LookupForm } from './lookup-form.tsx';

interface FieldFormProps {
  readonly name: string;
  readonly field: FieldMapping;
  /** Whether the table makes one row of two: then a column may be the closing row's. */
  readonly paired: boolean;
  readonly samples: readonly string[];
  readonly change: (field: FieldMapping) => void;
}

/** The button that opens what else can be said of how a field is read; what is said stands beside it. */
export function FieldMore(props: FieldFormProps) {
  const { t } = useTranslation('mapping');
  const [opened, { open, close }] = useDisclosure(false);
  const { name, field } = props;
  const parts = (['pattern', 'not', 'lookup'] as const).filter((part) => field[part] !== undefined);
  const closing = field.from.some((one) => one.closing);
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t('field.open', { name })}
        aria-haspopup="dialog"
        onClick={open}
      >
        {parts.length === 0 && !closing
          ? t('field.more')
          : [...parts.map((part) => t(`field.short.${part}`)), ...(closing ? [t('field.short.closing')] : [])].join(
              ', ',
            )}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={t('field.title', { name })}
        closeButtonProps={{ 'aria-label': t('close') }}
        transitionProps={{ duration: 0 }}
      >
        <FieldForm {...props} />
        <Button mt="md" variant="default" onClick={close}>
          {t('field.done')}
        </Button>
      </Modal>
    </>
  );
}

function FieldForm({ field, paired, samples, change }: FieldFormProps) {
  const { t } = useTranslation('mapping');
  return (
    <Stack gap="sm">
      <TextInput
        label={t('field.pattern')}
        description={t('field.pattern_about')}
        value={field.pattern ?? ''}
        maxLength={500}
        onChange={({ currentTarget: { value } }) =>
          change(withPart(field, 'pattern', value === '' ? undefined : value))
        }
      />
      <Texts
        label={t('field.not')}
        values={field.not ?? []}
        known={samples}
        change={(not) => change(withPart(field, 'not', not.length === 0 ? undefined : not))}
      />
      {paired
        ? field.from.map((one, i) => (
            <Checkbox
              key={one.column}
              size="xs"
              label={t('field.closing', { column: visibleName(one.name) || String(one.column + 1) })}
              checked={one.closing === true}
              onChange={({ currentTarget: { checked } }) =>
                change({
                  ...field,
                  from: field.from.map((other, j) =>
                    i === j ? withPart(other, 'closing', checked ? true : undefined) : other,
                  ),
                })
              }
            />
          ))
        : null}
      {field.from.length === 1 ? (
        <LookupForm lookup={field.lookup} change={(lookup) => change(withPart(field, 'lookup', lookup))} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('lookup.one_column')}
        </Text>
      )}
    </Stack>
  );
}
