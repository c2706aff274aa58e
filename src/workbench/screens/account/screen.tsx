import { Button, Group, PasswordInput, Stack, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { startRegistration } from '@simplewebauthn/browser';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '../../ui/client.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Panel } from '../../ui/parts/panel.tsx';
import { Failed, Loading } from '../../ui/parts/states.tsx';
import { Time } from '../../ui/parts/value-parts.tsx';

const query = { queryKey: ['account'], queryFn: () => unwrap(client.account.$get()) };
type Account = Awaited<ReturnType<typeof query.queryFn>>;

/** How one signs in, and where one is signed in. */
export function Screen() {
  const { t } = useTranslation('account');
  const account = useQuery(query);
  return (
    <Page title={t('title')} about={account.data ? t('about', { name: account.data.sign_in_name }) : undefined}>
      {account.isPending ? <Loading /> : null}
      {account.isError ? <Failed error={account.error} retry={() => void account.refetch()} /> : null}
      {account.data ? (
        <Stack gap="md" maw={760}>
          {account.data.external ? <Text>{t('external')}</Text> : <Ways account={account.data} />}
          <SessionList account={account.data} />
        </Stack>
      ) : null}
    </Page>
  );
}

function Ways({ account }: { readonly account: Account }) {
  return (
    <>
      <Passkeys account={account} />
      <Password account={account} />
    </>
  );
}

/** Does something, says when it is done, and reads the account again. */
function useChange<T>(work: (input: T) => Promise<unknown>, done: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: work,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: query.queryKey });
      notifications.show({ message: done });
    },
  });
}

function Passkeys({ account }: { readonly account: Account }) {
  const { t } = useTranslation('account');
  const [name, setName] = useState('');
  const add = useChange(async () => {
    const optionsJSON = (await unwrap(client.account.passkey.options.$post())) as never;
    const answer = await startRegistration({ optionsJSON });
    const json = { name: name || t('passkey.unnamed'), answer: { ...answer, response: { ...answer.response } } };
    await unwrap(client.account.passkey.$post({ json }));
    setName('');
  }, t('passkey.added'));
  const remove = useChange(
    (id: string) => unwrap(client.account.passkey[':id'].$delete({ param: { id } })),
    t('passkey.removed'),
  );
  return (
    <Panel title={t('passkey.title')}>
      <Stack gap="sm">
        {account.passkeys.length === 0 ? <Text c="dimmed">{t('passkey.none')}</Text> : null}
        {account.passkeys.map((passkey) => (
          <Group key={passkey.id} justify="space-between">
            <Text>{passkey.name}</Text>
            <Text size="sm" c="dimmed">
              {t('passkey.used')} {passkey.used_at ? <Time at={passkey.used_at} /> : t('never')}
            </Text>
            <Button variant="default" onClick={() => remove.mutate(passkey.id)}>
              {t('passkey.remove')}
            </Button>
          </Group>
        ))}
        <Group align="flex-end">
          <TextInput
            label={t('passkey.name')}
            placeholder={t('passkey.unnamed')}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button loading={add.isPending} onClick={() => add.mutate(undefined)}>
            {t('passkey.add')}
          </Button>
        </Group>
        {add.isError ? <Failed error={add.error} /> : null}
        {remove.isError ? <Failed error={remove.error} /> : null}
      </Stack>
    </Panel>
  );
}

function Password({ account }: { readonly account: Account }) {
  const { t } = useTranslation('account');
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const set = useChange(async () => {
    const json = { password, ...(account.needs_old_password ? { old } : {}) };
    await unwrap(client.account.password.$put({ json }));
    setOld('');
    setPassword('');
  }, t('password.set'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(undefined);
  };
  return (
    <Panel title={t('password.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={420}>
          {account.needs_old_password ? (
            <PasswordInput
              label={t('password.old')}
              autoComplete="current-password"
              value={old}
              onChange={(event) => setOld(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
            />
          ) : null}
          <PasswordInput
            label={t('password.new')}
            description={t('password.rule')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
          />
          {set.isError ? <Failed error={set.error} /> : null}
          <Button type="submit" variant="default" loading={set.isPending} disabled={password === ''}>
            {account.has_password ? t('password.change') : t('password.make')}
          </Button>
        </Stack>
      </form>
    </Panel>
  );
}

function SessionList({ account }: { readonly account: Account }) {
  const { t } = useTranslation('account');
  const end = useChange(
    (id: string) => unwrap(client.account.session[':id'].$delete({ param: { id } })),
    t('session.ended'),
  );
  return (
    <Panel title={t('session.title')}>
      <Table.ScrollContainer minWidth={520}>
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('session.browser')}</Table.Th>
              <Table.Th>{t('session.how')}</Table.Th>
              <Table.Th>{t('session.seen')}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {account.sessions.map((session) => (
              <Table.Tr key={session.id}>
                <Table.Td>{session.agent}</Table.Td>
                <Table.Td>{t(`session.${session.how}`)}</Table.Td>
                <Table.Td>
                  <Time at={session.seen_at} />
                </Table.Td>
                <Table.Td>
                  {session.this_one ? (
                    <Text size="sm" fw={600}>
                      {t('session.here')}
                    </Text>
                  ) : (
                    <Button variant="default" onClick={() => end.mutate(session.id)}>
                      {t('session.end')}
                    </Button>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
