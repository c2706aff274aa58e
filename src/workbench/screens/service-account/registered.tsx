import { useTranslation } from 'react-i18next';
import { useDossier } from '../../ui/dossier/dossier.tsx';
import { Facts } from '../../ui/parts/facts.tsx';
import { Withheld } from '../../ui/parts/states.tsx';
import { Cell } from '../../ui/table/cell.tsx';
import { guessedKind } from '../../ui/table/kind.ts';

const SHOWN = [
  'username',
  'name',
  'email_raw',
  'handle_raw',
  'phone_raw',
  'dial_region',
  'plan',
  'balance',
  'created_at',
  'last_seen_at',
  'signup_ip_raw',
  'referrer_ref',
  'wallet_raw',
  'device',
  'notes',
];

/** The account as the service had it registered. */
export function Registered() {
  const { t } = useTranslation('columns');
  const { parts, hidden } = useDossier();
  return (
    <>
      {(parts['registered'] ?? []).map((row) => (
        <Facts
          key={`${String(row['exhibit'])} ${String(row['source_row'])}`}
          of={SHOWN.map((name) => [
            t(name, { defaultValue: name.replace(/_raw$/, '').replaceAll('_', ' ') }),
            hidden.has(`registered.${name}`) ? (
              <Withheld key={name} />
            ) : row[name] === null || row[name] === undefined || row[name] === '' ? null : (
              <Cell key={name} value={row[name]} kind={guessedKind(name, row[name])} row={row} />
            ),
          ])}
        />
      ))}
    </>
  );
}
