import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { bytesText, type Details } from './data.ts';

interface TakeInProps {
  readonly files: readonly File[];
  /** Largest file that the server takes, bytes. */
  readonly limit: number;
  readonly close: () => void;
  readonly send: (details: Details) => void;
}

const CODES = ['H0', 'H1', 'H2', 'H3'] as const;

/** Asks where files came from before anything is sent: it goes to the ledger and the exhibits' records. */
export function TakeIn({ files, limit, close, send }: TakeInProps) {
  const { t } = useTranslation('exhibits');
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const [basis, setBasis] = useState('');
  const [code, setCode] = useState<(typeof CODES)[number] | null>(null);
  const [expected, setExpected] = useState('');
  const hash = expected.replace(/\s/g, '').toLowerCase();
  const wrongHash = hash !== '' && !/^[0-9a-f]{64}$/.test(hash);
  const large = files.some(({ size }) => size > limit);
  const details: Details = {
    reason: reason.trim(),
    ...(from.trim() ? { received_from: from.trim() } : {}),
    ...(basis.trim() ? { legal_basis: basis.trim() } : {}),
    ...(code ? { handling_code: code } : {}),
    ...(hash && files.length === 1 ? { expected_sha256: hash } : {}),
  };
  return (
    <Modal
      opened={files.length > 0}
      onClose={close}
      title={t('take_in.title', { count: files.length })}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(details);
        }}
      >
        <Stack gap="sm">
          <Files files={files} />
          {large ? (
            <Text c="var(--rb-warn)" size="sm">
              {t('take_in.too_large', { limit: bytesText(limit) })}
            </Text>
          ) : null}
          <TextInput
            label={t('take_in.reason')}
            description={t('take_in.reason_about')}
            required
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <TextInput
            label={t('custody.received_from')}
            maxLength={300}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label={t('custody.legal_basis')}
            maxLength={300}
            value={basis}
            onChange={(event) => setBasis(event.currentTarget.value)}
          />
          <Select
            label={t('custody.handling_code')}
            placeholder={t('not_assessed')}
            data={[...CODES]}
            value={code}
            onChange={(value) => setCode(value as (typeof CODES)[number] | null)}
            clearable
            clearButtonProps={{ 'aria-label': t('not_assessed') }}
          />
          {files.length === 1 ? (
            <TextInput
              label={t('take_in.expected')}
              description={t('take_in.expected_about')}
              value={expected}
              error={wrongHash ? t('take_in.expected_wrong') : undefined}
              onChange={(event) => setExpected(event.currentTarget.value)}
            />
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={details.reason === '' || wrongHash || large}>
              {t('take_in.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Names that the form lists; of more, only how many. */
const NAMED = 5;

function Files({ files }: { readonly files: readonly File[] }) {
  const { t } = useTranslation('exhibits');
  return (
    <div>
      {files.slice(0, NAMED).map((file, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name.
        <Text key={i} size="sm">
          <Untrusted text={file.name} limit={120} /> ({bytesText(file.size)})
        </Text>
      ))}
      {files.length > NAMED ? (
        <Text size="sm" c="dimmed">
          {t('take_in.more', { count: files.length - NAMED })}
        </Text>
      ) : null}
    </div>
  );
}
