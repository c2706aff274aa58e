import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** Names and values below each other; what has no value is left out. */
export function Facts({ of }: { readonly of: readonly (readonly [name: string, value: ReactNode])[] }) {
  const there = of.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return (
    <dl className={classes['facts']}>
      {there.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** Text of ours in fixed width: SQL, addresses. */
export function Code({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <section aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre className={classes['code']} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
