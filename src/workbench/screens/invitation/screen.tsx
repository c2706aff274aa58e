import { Alert, Button, Divider, PasswordInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, client, unwrap } from '../../ui/client.ts';
import { Failed, Loading } from '../../ui/parts/states.tsx';
import { Door } from '../../ui/shell/door.tsx';

/** Behind a one-time link: set a password, or go on to make a passkey. */
export function Screen() {
  const { t } = useTranslation('invitation');
  const token = window.location.hash.slice(1);
  const about = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => unwrap(client['sign-in'].invitation.about.$post({ json: { token } })),
  });
  return (
    <Door title={t('title')}>
      {about.isPending ? <Loading /> : null}
      {about.isError ? <Failed error={about.error} /> : null}
      {about.data ? <Choice token={token} name={about.data.name} signInName={about.data.sign_in_name} /> : null}
    </Door>
  );
}

interface ChoiceProps {
  readonly token: string;
  readonly name: string;
  readonly signInName: string;
}

function Choice({ token, name, signInName }: ChoiceProps) {
  const { t } = useTranslation('invitation');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const use = async (chosen: string | undefined, to: string) => {
    setError(undefined);
    try {
      await unwrap(
        client['sign-in'].invitation.$post({ json: { token, ...(chosen === undefined ? {} : { password: chosen }) } }),
      );
      window.location.assign(to);
    } catch (failure) {
      setError(failure);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void use(password, '/');
  };
  return (
    <Stack gap="md">
      <Text>{t('welcome', { name })}</Text>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {/* Password managers store what they find beside the password. */}
          <input type="hidden" name="username" autoComplete="username" value={signInName} readOnly />
          <PasswordInput
            label={t('password')}
            description={t('rule', { name: signInName })}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('show') }}
            error={error instanceof ApiError ? `${error.message}. ${error.next ?? ''}` : undefined}
          />
          <Button type="submit">{t('set')}</Button>
        </Stack>
      </form>
      <Divider label={t('or')} />
      <Button variant="default" onClick={() => void use(undefined, '/account')}>
        {t('passkey')}
      </Button>
      {error === undefined || error instanceof ApiError ? null : (
        <Alert color="red" role="alert">
          {t('failed')}
        </Alert>
      )}
    </Stack>
  );
}
