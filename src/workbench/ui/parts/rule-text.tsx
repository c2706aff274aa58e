import { useRules } from '../use-rules.ts';
import { Untrusted } from './untrusted.tsx';

interface RuleTextProps {
  /** As the build wrote it. */
  readonly text: string;
  readonly limit?: number;
}

/** A sentence that a rule wrote, in the reader's language; where it was translated the original stands behind it. */
export function RuleText({ text, limit }: RuleTextProps) {
  const say = useRules();
  const said = say(text);
  const shown = <Untrusted text={said} {...(limit === undefined ? {} : { limit })} />;
  return said === text ? shown : <span title={text}>{shown}</span>;
}
