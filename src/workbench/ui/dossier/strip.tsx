import type { ReactNode } from 'react';
import classes from './dossier.module.css';

/** Key figures side by side. */
export function Strip({
  of,
  label,
}: {
  readonly of: readonly (readonly [name: string, value: ReactNode])[];
  readonly label: string;
}) {
  return (
    <section className={classes['strip']} aria-label={label}>
      {of.map(([name, value]) => (
        <div key={name} className={classes['figure']}>
          <div className={classes['value']}>{value}</div>
          <div className={classes['name']}>{name}</div>
        </div>
      ))}
    </section>
  );
}
