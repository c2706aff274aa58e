import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ReasonProps {
  readonly title: string;
  readonly close: () => void;
  readonly given: (reason: string) => void;
}

/** Asks why, for the ledger. */
export function Reason({ title, close, given }: ReasonProps) {
  const { t } = useTranslation('audit');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    given(reason.trim());
  };
  return (
    <Modal opened onClose={close} title={title}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('reason')}
            required
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group gap="xs">
            <Button type="submit" disabled={reason.trim() === ''}>
              {t('record')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
