import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Untrusted } from '../../../ui/parts/untrusted.tsx';
import { useRules } from '../../../ui/use-rules.ts';
import { type ListedValue, listed, markOf } from './common.ts';
import type { Pair } from './data.ts';
import classes from './review.module.css';

const SIGNS = { same: '=', partly: '≈', differs: '≠', unmarked: '', open: '' } as const;

/** Two records line by line; where they agree and differ is marked by a sign and a colour. */
export function Records({ records }: { readonly records: Pair['records'] }) {
  const { t } = useTranslation('review');
  return (
    <table className={classes['records']}>
      <VisuallyHidden component="caption">{t('records.caption')}</VisuallyHidden>
      <thead>
        <tr>
          <th style={{ width: 150 }}>{t('records.field')}</th>
          <th>
            <Title of={records.left} />
          </th>
          <th className={classes['mark']}>
            <VisuallyHidden>{t('records.agreement')}</VisuallyHidden>
          </th>
          <th>
            <Title of={records.right} />
          </th>
        </tr>
      </thead>
      <tbody>
        {records.lines.map((line) => (
          <Line key={line.what} line={line} />
        ))}
      </tbody>
    </table>
  );
}

/** `account 12`: what a record is, in the reader's language, and its key. */
function Title({ of }: { readonly of: string }) {
  const say = useRules();
  const at = of.indexOf(' ');
  return (
    <>
      {say(of.slice(0, at))} <Untrusted text={of.slice(at + 1)} />
    </>
  );
}

function Line({ line }: { readonly line: Pair['records']['lines'][number] }) {
  const { t } = useTranslation('review');
  const mark = markOf(line);
  const lists = listed(line);
  const words = mark === 'unmarked' ? '' : t(`agreement.${mark}`);
  return (
    <tr data-agreement={mark}>
      <th scope="row">{t(`field.${line.what}`, { defaultValue: line.what.replaceAll('_', ' ') })}</th>
      <td>
        <Side text={line.left} values={lists?.left} />
      </td>
      <td className={classes['mark']} title={words}>
        <span aria-hidden="true">{SIGNS[mark]}</span>
        <VisuallyHidden>{words}</VisuallyHidden>
      </td>
      <td>
        <Side text={line.right} values={lists?.right} />
      </td>
    </tr>
  );
}

function Side({ text, values }: { readonly text: string; readonly values: readonly ListedValue[] | undefined }) {
  const { t } = useTranslation('review');
  if (!values) return <Untrusted text={text} limit={600} />;
  return (
    <ul className={classes['values']}>
      {values.map((value) => (
        <li key={value.text} className={value.common ? classes['common'] : undefined}>
          <Untrusted text={value.text} limit={200} />
          {value.sharedBy === undefined ? null : ` (${t('why.shared', { count: value.sharedBy })})`}
        </li>
      ))}
    </ul>
  );
}
