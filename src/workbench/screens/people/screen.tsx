import { Badge, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '../../ui/client.ts';
import { Page } from '../../ui/parts/page.tsx';
import { Failed, Loading } from '../../ui/parts/states.tsx';
import { GrantForm } from './grant-form.tsx';
import { OneTimeLink } from './one-time-link.tsx';
import { type Person, peopleQuery } from './query.tsx';

/** Who may sign in here, and what they may do and see. */
export function Screen() {
  const { t } = useTranslation('people');
  const people = useQuery(peopleQuery);
  const [edited, setEdited] = useState<Person>();
  const [open, { open: show, close }] = useDisclosure(false);
  const [link, setLink] = useState<string>();
  const edit = (person: Person | undefined) => {
    setEdited(person);
    show();
  };
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={<Button onClick={() => edit(undefined)}>{t('invite')}</Button>}
    >
      {people.isPending ? <Loading /> : null}
      {people.isError ? <Failed error={people.error} retry={() => void people.refetch()} /> : null}
      {link === undefined ? null : <OneTimeLink link={link} close={() => setLink(undefined)} />}
      {people.data ? <PeopleTable people={people.data} edit={edit} linked={setLink} /> : null}
      <Modal opened={open} onClose={close} title={edited ? t('change') : t('invite')} size="lg">
        <GrantForm
          person={edited}
          done={(made) => {
            close();
            setLink(made);
          }}
        />
      </Modal>
    </Page>
  );
}

interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly edit: (person: Person) => void;
  readonly linked: (link: string) => void;
}

function PeopleTable({ people, edit, linked }: PeopleTableProps) {
  const { t } = useTranslation('people');
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('name')}</Table.Th>
            <Table.Th>{t('roles')}</Table.Th>
            <Table.Th>{t('cases')}</Table.Th>
            <Table.Th>{t('regions')}</Table.Th>
            <Table.Th>{t('signs_in')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} edit={edit} linked={linked} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PersonRow({ person, edit, linked }: { readonly person: Person } & Pick<PeopleTableProps, 'edit' | 'linked'>) {
  const { t } = useTranslation('people');
  const gone = person.dismissed_at !== null;
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600} td={gone ? 'line-through' : undefined}>
          {person.name}
        </Text>
        <Text size="xs" c="dimmed">
          {person.sign_in_name}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {person.roles.map((role) => (
            <Badge key={role} variant="light" tt="none">
              {t(`translation:roles.${role}`)}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td>{person.cases?.join(', ') ?? t('all')}</Table.Td>
      <Table.Td>{person.regions?.join(', ') ?? t('all')}</Table.Td>
      <Table.Td>
        <Text size="sm">{waysOf(person, t)}</Text>
      </Table.Td>
      <Table.Td>
        <PersonActions person={person} edit={edit} linked={linked} />
      </Table.Td>
    </Table.Tr>
  );
}

function waysOf(person: Person, t: TFunction<'people'>): string {
  if (person.dismissed_at !== null) return t('way.dismissed');
  const ways = [
    ...(person.external ? [t('way.agency')] : []),
    ...(person.has_password ? [t('way.password')] : []),
    ...(person.passkeys > 0 ? [t('way.passkeys', { count: person.passkeys })] : []),
  ];
  return `${ways.length === 0 ? t('way.none') : ways.join(', ')}; ${t('way.sessions', { count: person.sessions })}`;
}

function PersonActions({
  person,
  edit,
  linked,
}: { readonly person: Person } & Pick<PeopleTableProps, 'edit' | 'linked'>) {
  const { t } = useTranslation('people');
  const queries = useQueryClient();
  const param = { id: person.id };
  const act = useMutation({
    mutationFn: async (what: 'link' | 'dismiss' | 'readmit') => {
      if (what === 'dismiss') return unwrap(client.people[':id'].$delete({ param }));
      linked((await unwrap(client.people[':id'][what].$post({ param }))).link);
      return {};
    },
    onSettled: () => queries.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  if (person.dismissed_at !== null) {
    return (
      <Button variant="default" onClick={() => act.mutate('readmit')}>
        {t('readmit')}
      </Button>
    );
  }
  return (
    <Stack gap={4}>
      <Group gap={4} wrap="nowrap">
        <Button variant="default" onClick={() => edit(person)}>
          {t('edit')}
        </Button>
        {person.external ? null : (
          <Button variant="default" onClick={() => act.mutate('link')}>
            {t('link.new')}
          </Button>
        )}
        <Button variant="default" c="red" onClick={() => act.mutate('dismiss')}>
          {t('dismiss')}
        </Button>
      </Group>
      {act.isError ? <Failed error={act.error} /> : null}
    </Stack>
  );
}
