import { Combobox, Kbd, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { detailsOf, placeOf } from '../../screens/search/places.ts';
import { useCaseHref, useCaseId } from '../case.ts';
import { Untrusted } from '../parts/untrusted.tsx';
import { Icon } from './icons.tsx';
import { LONGEST_QUESTION, searchQuery } from './search-query.ts';
import classes from './shell.module.css';

/** Results of each kind that stand below the box; the page of results has more. */
const SHOWN = 3;
const LEAST = 2;

/** One box for everything: `/` or Ctrl-K from anywhere; results as one types, Enter shows them all. */
export function SearchBox() {
  const { t } = useTranslation(['translation', 'search']);
  const href = useCaseHref();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }).find;
  const [text, setText] = useState(typeof asked === 'string' ? asked : '');
  const box = useRef<HTMLInputElement>(null);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const found = useFound(text, list.dropdownOpened);
  useEffect(() => setText(typeof asked === 'string' ? asked : ''), [asked]);
  const focus = (): void => box.current?.select();
  useHotkeys([
    ['/', focus],
    ['mod+K', focus],
  ]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    list.closeDropdown();
    if (text.trim() !== '') void navigate({ to: href('search'), search: { find: text.trim() } });
  };
  const open = (chosen: string): void => {
    const [group, place] = chosen.split(' ').map(Number);
    const kind = found[group!]?.kind ?? '';
    const result = found[group!]?.results[place!];
    const to = result ? placeOf(kind, result) : undefined;
    list.closeDropdown();
    const [path = '', ...segments] = to?.path ?? ['search'];
    void navigate({ to: href(path, ...segments), search: to ? (to.search ?? {}) : { find: text.trim() } });
  };
  return (
    <search>
      <form onSubmit={submit}>
        <Combobox store={list} onOptionSubmit={open} shadow="md">
          <Combobox.Target>
            <TextInput
              ref={box}
              value={text}
              onChange={(event) => {
                setText(event.currentTarget.value);
                list.openDropdown();
              }}
              onBlur={() => list.closeDropdown()}
              placeholder={t('search.placeholder')}
              aria-label={t('search.label')}
              leftSection={<Icon name="search" size={14} />}
              rightSection={<Kbd size="xs">/</Kbd>}
              maxLength={LONGEST_QUESTION}
            />
          </Combobox.Target>
          <Combobox.Dropdown hidden={found.length === 0}>
            <Combobox.Options className={classes['found'] ?? ''}>
              {found.map(({ kind, results }, group) => (
                <Combobox.Group key={kind} label={t(`search:kind.${kind}`, { defaultValue: kind })}>
                  {results.slice(0, SHOWN).map((result, place) => (
                    <Combobox.Option key={`${kind} ${result.id}`} value={`${group} ${place}`}>
                      <Text size="sm" fw={600} component="span">
                        <Untrusted text={result.id} limit={50} />
                      </Text>{' '}
                      <Text size="xs" c="dimmed" component="span">
                        <Untrusted text={beside(result)} limit={90} />
                      </Text>
                    </Combobox.Option>
                  ))}
                </Combobox.Group>
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      </form>
    </search>
  );
}

type Result = Parameters<typeof detailsOf>[0];

function beside(result: Result): string {
  return detailsOf(result)
    .slice(0, 3)
    .map(([, value]) => String(value))
    .join(' · ');
}

function useFound(text: string, open: boolean) {
  const caseId = useCaseId();
  const [asked] = useDebouncedValue(text.trim(), 160);
  const enabled = open && asked.length >= LEAST;
  const { data } = useQuery({ ...searchQuery(caseId, asked), enabled, placeholderData: keepPreviousData });
  return enabled ? (data ?? []) : [];
}
