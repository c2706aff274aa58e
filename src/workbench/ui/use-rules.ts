import { useTranslation } from 'react-i18next';
import { type Templates, translator } from './sentences.ts';

const NONE: Templates = {};

/**
 * What the rules of a build say, in the reader's language: texts of ui/texts/rules.<language>.json, or of
 * steps.<language>.json for what is said of the rules themselves. What no template knows stays English.
 */
export function useRules(texts: 'rules' | 'steps' = 'rules'): (text: string) => string {
  const { i18n } = useTranslation(texts);
  const templates = (i18n.getResourceBundle(i18n.resolvedLanguage ?? 'en', texts) ?? NONE) as Templates;
  return (text) => translator(templates)(text).text;
}
