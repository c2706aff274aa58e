import { Group, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { AuditState } from './question.tsx';

interface FiltersProps {
  readonly filters: AuditState;
  readonly change: (patch: Partial<Record<keyof AuditState, unknown>>, replace?: boolean) => void;
  readonly value: string;
  readonly setValue: (value: string) => void;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly pseudonym: string | null;
}

const TYPES = ['consulted', 'refused', 'signed_in', 'signed_out', 'person_changed'] as const;

/** Which entries are shown. */
export function Filters({ filters, change, value, setValue, people, pseudonym }: FiltersProps) {
  const { t } = useTranslation('audit');
  const look = useDebouncedCallback(setValue, 400);
  return (
    <>
      <Group gap="xs" align="flex-end">
        <Select
          label={t('person')}
          placeholder={t('anybody')}
          clearable
          searchable
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={filters.person ?? null}
          onChange={(person) => change({ person: person ?? undefined })}
        />
        <Select
          label={t('type.label')}
          placeholder={t('anything')}
          clearable
          data={TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
          value={filters.type ?? null}
          onChange={(type) => change({ type: type ?? undefined })}
        />
        <TextInput
          label={t('what')}
          placeholder="table:victim"
          defaultValue={filters.what ?? ''}
          onBlur={(event) => change({ what: event.currentTarget.value || undefined })}
        />
        <TextInput
          label={t('from')}
          type="date"
          value={filters.from ?? ''}
          onChange={(event) => change({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          label={t('to')}
          type="date"
          value={filters.to ?? ''}
          onChange={(event) => change({ to: event.currentTarget.value || undefined })}
        />
        <TextInput
          label={t('value')}
          placeholder={t('value_example')}
          autoComplete="off"
          defaultValue={value}
          onChange={(event) => look(event.currentTarget.value.trim())}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {pseudonym ? t('pseudonym', { pseudonym }) : t('value_about')}
      </Text>
    </>
  );
}
