import { Button, Checkbox, MultiSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../access/roles.ts';
import { casesQuery } from '../../ui/case.ts';
import { client, unwrap } from '../../ui/client.ts';
import { Failed } from '../../ui/parts/states.tsx';
import type { Person } from './query.tsx';

const ROLES: readonly Role[] = ['analyst', 'victim_officer', 'supervisor', 'liaison', 'auditor', 'administrator'];

interface GrantFormProps {
  /** Undefined: somebody new. */
  readonly person: Person | undefined;
  /** The one-time link of somebody new. */
  readonly done: (link: string | undefined) => void;
}

/** What somebody may do and see. */
export function GrantForm({ person, done }: GrantFormProps) {
  const { t } = useTranslation('people');
  const [name, setName] = useState(person?.name ?? '');
  const [signInName, setSignInName] = useState(person?.sign_in_name ?? '');
  const [roles, setRoles] = useState<Role[]>(person?.roles ?? []);
  const [cases, setCases] = useState<string[]>(person?.cases ?? []);
  const [regions, setRegions] = useState<string[]>(person?.regions ?? []);
  const known = useQuery(casesQuery);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: async () => {
      const json = { name, sign_in_name: signInName, roles, cases: orAll(cases), regions: orAll(regions) };
      if (person) await unwrap(client.people[':id'].$put({ param: { id: person.id }, json }));
      else return (await unwrap(client.people.$post({ json }))).link;
      return undefined;
    },
    onSuccess: async (link) => {
      await queries.invalidateQueries({ queryKey: ['people'] });
      done(link);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const offered = [...new Set([...(known.data ?? []).map(({ id }) => id), ...cases])];
  const titles = new Map((known.data ?? []).map(({ id, title }) => [id, title]));
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('name')}
          required
          maxLength={200}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <TextInput
          label={t('sign_in_name')}
          description={t('sign_in_name_about')}
          required
          maxLength={200}
          disabled={person?.external ?? false}
          value={signInName}
          onChange={(event) => setSignInName(event.currentTarget.value)}
        />
        <RoleBoxes roles={roles} setRoles={setRoles} />
        <MultiSelect
          label={t('cases')}
          description={t('cases_about')}
          data={offered.map((value) => ({ value, label: titles.get(value) ?? value }))}
          value={cases}
          onChange={setCases}
          clearable
        />
        <TagsInput
          label={t('regions')}
          description={t('regions_about')}
          value={regions}
          onChange={(values) => setRegions(values.map((value) => value.trim().toUpperCase()).filter(isRegion))}
          clearable
        />
        {save.isError ? <Failed error={save.error} /> : null}
        <Button type="submit" loading={save.isPending} disabled={roles.length === 0}>
          {person ? t('save') : t('invite')}
        </Button>
      </Stack>
    </form>
  );
}

function RoleBoxes({ roles, setRoles }: { readonly roles: Role[]; readonly setRoles: (roles: Role[]) => void }) {
  const { t } = useTranslation('people');
  return (
    <Checkbox.Group label={t('roles')} value={roles} onChange={(values) => setRoles(values as Role[])} required>
      <Stack gap={6} mt={4}>
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={t(`translation:roles.${role}`)} description={t(`role.${role}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function orAll(list: string[]): string[] | null {
  return list.length === 0 ? null : list;
}

function isRegion(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}
