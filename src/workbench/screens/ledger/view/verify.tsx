import { Alert, Button, Group, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseId } from '../../../ui/case.ts';
import { Failed } from '../../../ui/parts/states.tsx';
import { Count } from '../../../ui/parts/value-parts.tsx';
import { type Noted, type Report, type VerifyLine, verify } from './data.ts';
import classes from './ledger.module.css';

interface State {
  readonly running: boolean;
  readonly last?: VerifyLine;
  readonly error?: unknown;
}

/** Reads the whole case again, on the server, by code that shares nothing with what wrote it. */
export function Verify() {
  const { t } = useTranslation('ledger');
  const caseId = useCaseId();
  const [{ running, last, error }, setState] = useState<State>({ running: false });
  const [noted, setNoted] = useState('');
  const state = notedState(noted);
  const wrong = noted.trim() !== '' && state === undefined;
  const start = async (): Promise<void> => {
    setState({ running: true });
    try {
      let final: VerifyLine | undefined;
      await verify(caseId, state, (line) => {
        final = line;
        setState({ running: true, last: line });
      });
      setState({ running: false, ...(final ? { last: final } : {}) });
    } catch (failure) {
      setState({ running: false, error: failure });
    }
  };
  return (
    <Stack gap="sm" maw={820}>
      <Text size="sm">{t('verify.about')}</Text>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t('verify.noted')}
          description={t('verify.noted_about')}
          value={noted}
          error={wrong ? t('verify.noted_wrong') : undefined}
          onChange={(event) => setNoted(event.currentTarget.value)}
          flex={1}
          miw={300}
        />
        <Button onClick={() => void start()} disabled={running || wrong} loading={running}>
          {t('verify.start')}
        </Button>
      </Group>
      <div role="status" aria-live="polite">
        {running && last?.kind === 'progress' ? <Going line={last} /> : null}
        {!running && last?.kind === 'report' ? <Verdict report={last.report} /> : null}
        {!running && last?.kind === 'failed' ? <Alert color="red">{last.what}</Alert> : null}
      </div>
      {error ? <Failed error={error} /> : null}
    </Stack>
  );
}

/** `12 GJ23…=`, as the head of the list copies it and reports print it. */
function notedState(text: string): Noted | undefined {
  const match = /^(\d+)[\s,]+([A-Za-z0-9+/]{43}=)$/.exec(text.trim());
  return match ? { size: Number(match[1]), root: match[2]! } : undefined;
}

function Going({ line }: { readonly line: Extract<VerifyLine, { kind: 'progress' }> }) {
  const { t } = useTranslation('ledger');
  const share = line.total ? (line.done / line.total) * 100 : 100;
  return (
    <Stack gap={4}>
      <Text size="sm">{line.stage}</Text>
      <Progress value={share} animated={!line.total} aria-label={t('verify.progress')} />
    </Stack>
  );
}

function Verdict({ report }: { readonly report: Report }) {
  const { t } = useTranslation('ledger');
  return (
    <Stack gap="xs">
      <Alert color={report.sound ? 'teal' : 'red'} title={t(report.sound ? 'verify.sound' : 'verify.damaged')}>
        <Text size="sm">{report.first ? report.first.what : t('verify.sound_about')}</Text>
      </Alert>
      {report.findings.length > 0 ? (
        <table className={classes['events']}>
          <thead>
            <tr>
              <th>{t('verify.severity')}</th>
              <th>{t('verify.what')}</th>
              <th>{t('verify.where')}</th>
              <th>{t('verify.affects')}</th>
            </tr>
          </thead>
          <tbody>
            {report.findings.map((finding, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: findings have an order and no other name.
              <tr key={i}>
                <td>{t(`severity.${finding.severity}`)}</td>
                <td>
                  {finding.what}
                  <div className={classes['mono']}>{finding.code}</div>
                </td>
                <td className={classes['mono']}>
                  {finding.where.file}
                  {finding.where.line === undefined ? '' : `:${finding.where.line}`}
                </td>
                <td>{finding.affects}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Group gap="md">
        {Object.entries(report.verified).map(([name, count]) => (
          <Text key={name} size="sm" c="dimmed">
            <b>
              <Count value={count} />
            </b>{' '}
            {t(`verified.${name}`, { defaultValue: name.replaceAll('_', ' ') })}
          </Text>
        ))}
      </Group>
    </Stack>
  );
}
