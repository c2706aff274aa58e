import { Alert, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { startAuthentication } from '@simplewebauthn/browser';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { ApiError, client, unwrap } from '../../ui/client.ts';
import { Door } from '../../ui/shell/door.tsx';
import { useUrlState } from '../../ui/url-state.ts';

const state = z.object({
  /** Where to go on afterwards: an address of this workbench. */
  to: z.catch(z.string().check(z.regex(/^\/(?![/\\])/)), '/'),
  /** Why the last way in was refused. */
  refused: z.optional(z.string()),
});

/** The way in: a password, a passkey, or the agency's own sign-in. */
export function Screen() {
  const { t } = useTranslation('sign-in');
  const [{ to, refused }] = useUrlState(state);
  const [error, setError] = useState<unknown>();
  const ways = useQuery({ queryKey: ['ways'], queryFn: () => unwrap(client['sign-in'].ways.$get()) });
  const attempt = async (work: () => Promise<unknown>) => {
    setError(undefined);
    try {
      await work();
      // A new page: nothing that an earlier person fetched is left in memory.
      window.location.assign(to);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Door title={t('title')}>
      <Refusal error={error} refused={error === undefined ? refused : undefined} />
      {ways.data?.agency ? (
        <>
          <Button component="a" href="/sign-in/openid" fullWidth>
            {t('agency', { name: ways.data.agency })}
          </Button>
          <Divider label={t('or')} />
        </>
      ) : null}
      <PasswordForm attempt={attempt} />
      {ways.data?.passkeys ? (
        <Button variant="default" fullWidth onClick={() => void attempt(byPasskey)}>
          {t('passkey')}
        </Button>
      ) : null}
      <Text size="xs" c="dimmed">
        {t('help')}
      </Text>
    </Door>
  );
}

function PasswordForm({ attempt }: { readonly attempt: (work: () => Promise<unknown>) => Promise<void> }) {
  const { t } = useTranslation('sign-in');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await attempt(() => unwrap(client['sign-in'].password.$post({ json: { name, password } })));
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <TextInput
          label={t('name')}
          autoComplete="username webauthn"
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        />
        <Button type="submit" loading={busy}>
          {t('enter')}
        </Button>
      </Stack>
    </form>
  );
}

async function byPasskey(): Promise<void> {
  const optionsJSON = (await unwrap(client['sign-in'].passkey.options.$post())) as never;
  const answer = await startAuthentication({ optionsJSON });
  await unwrap(client['sign-in'].passkey.$post({ json: { ...answer, response: { ...answer.response } } }));
}

function Refusal({ error, refused }: { readonly error: unknown; readonly refused: string | undefined }) {
  const { t } = useTranslation('sign-in');
  if (error === undefined && refused === undefined) return null;
  const code = error instanceof ApiError ? error.code : (refused ?? 'PASSKEY_REFUSED');
  const next = error instanceof ApiError ? error.next : undefined;
  return (
    <Alert color="red" variant="light" role="alert">
      {t([`refused.${code}`, 'refused.other'])} {code === 'TOO_MANY_TRIES' ? next : null}
    </Alert>
  );
}
