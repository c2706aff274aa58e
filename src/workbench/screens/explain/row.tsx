import { useTranslation } from 'react-i18next';
import type { Row } from '../../../engines/engine.ts';
import { Facts } from '../../ui/parts/facts.tsx';
import { Cell } from '../../ui/table/cell.tsx';
import { guessedKind } from '../../ui/table/kind.ts';

/** A row of a published table, as the reader may see it: a line a column, without those that are empty. */
export function PublishedRow({ row }: { readonly row: Row }) {
  const { t } = useTranslation('columns');
  const there = Object.entries(row).filter(([, value]) => value !== null && value !== '');
  return (
    <Facts
      of={there.map(([name, value]) => [
        t(name, { defaultValue: name.replaceAll('_', ' ') }),
        <Cell key={name} value={value} kind={guessedKind(name, value)} row={row} />,
      ])}
    />
  );
}
