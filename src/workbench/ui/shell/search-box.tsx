import { Kbd, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseHref } from '../case.ts';
import { Icon } from './icons.tsx';

/** One box for everything: `/` or Ctrl-K from anywhere, Enter shows the results. */
export function SearchBox() {
  const { t } = useTranslation();
  const href = useCaseHref();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }).find;
  const [text, setText] = useState(typeof asked === 'string' ? asked : '');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setText(typeof asked === 'string' ? asked : ''), [asked]);
  const focus = (): void => box.current?.select();
  useHotkeys([
    ['/', focus],
    ['mod+K', focus],
  ]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') void navigate({ to: href('search'), search: { find: text.trim() } });
  };
  return (
    <search>
      <form onSubmit={submit}>
        <TextInput
          ref={box}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label')}
          leftSection={<Icon name="search" size={14} />}
          rightSection={<Kbd size="xs">/</Kbd>}
          maxLength={300}
        />
      </form>
    </search>
  );
}
