import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InferRequestType, InferResponseType } from 'hono/client';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '../client.ts';
import { Failed } from '../parts/states.tsx';

const views = client.case[':case'].views[':table'];
type View = InferResponseType<typeof views.$get, 200>[number];
/** Filters, order, columns and widths, as the server keeps them. */
export type SavedState = InferRequestType<typeof views.$put>['json']['state'];

interface ViewsProps {
  readonly caseId: string;
  readonly table: string;
  /** What is chosen now. */
  readonly state: SavedState;
  readonly open: (state: SavedState) => void;
}

/** The person's own views of a table, by name. */
export function ViewsMenu(props: ViewsProps) {
  const { t } = useTranslation('table');
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default">{t('views.button')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views.button')}>
        <Views {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Views({ caseId, table, state, open }: ViewsProps) {
  const { t } = useTranslation('table');
  const { list, save, remove } = useViews(caseId, table);
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate({ name: name.trim(), state }, { onSuccess: () => setName('') });
  };
  const error = list.error ?? save.error ?? remove.error;
  return (
    <Stack gap="xs">
      {error ? <Failed error={error} /> : null}
      {list.data?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('views.none')}
        </Text>
      ) : null}
      {(list.data ?? []).map((view) => (
        <ViewLine key={view.name} view={view} open={open} remove={() => remove.mutate(view.name)} />
      ))}
      <form onSubmit={submit}>
        <Group gap={4} wrap="nowrap" align="flex-end">
          <TextInput
            flex={1}
            label={t('views.name')}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={save.isPending}>
            {t('views.save')}
          </Button>
        </Group>
      </form>
    </Stack>
  );
}

interface ViewLineProps extends Pick<ViewsProps, 'open'> {
  readonly view: View;
  readonly remove: () => void;
}

function ViewLine({ view: { name, state }, open, remove }: ViewLineProps) {
  const { t } = useTranslation('table');
  return (
    <Group justify="space-between" wrap="nowrap" gap={4}>
      <div>
        <Button variant="subtle" disabled={!state} onClick={() => state && open(state)}>
          {name}
        </Button>
        {state ? null : (
          <Text size="xs" c="dimmed">
            {t('views.gone')}
          </Text>
        )}
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t('views.remove', { name })} onClick={remove}>
        ×
      </ActionIcon>
    </Group>
  );
}

function useViews(caseId: string, table: string) {
  const queries = useQueryClient();
  const param = { case: caseId, table };
  const queryKey = ['case', caseId, 'views', table];
  const onSuccess = () => queries.invalidateQueries({ queryKey });
  return {
    list: useQuery({ queryKey, queryFn: () => unwrap(views.$get({ param })) }),
    save: useMutation({
      mutationFn: (json: { name: string; state: SavedState }) => unwrap(views.$put({ param, json })),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (name: string) => unwrap(views.$delete({ param, query: { name } })), onSuccess }),
  };
}
