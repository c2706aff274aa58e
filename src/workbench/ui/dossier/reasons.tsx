import { RuleText } from '../parts/rule-text.tsx';
import classes from './dossier.module.css';

/** Reasons as our rules write them, one a line. */
export function Reasons({ text }: { readonly text: string }) {
  const lines = text.split('; ').filter((line) => line !== '');
  return (
    <ul className={classes['reasons']}>
      {lines.map((line) => (
        <li key={line}>
          <RuleText text={line} limit={600} />
        </li>
      ))}
    </ul>
  );
}
