import { EASTERN } from './languages/eastern.ts';
import type { Language } from './languages/language.ts';
import { OTHERS } from './languages/others.ts';
import { WESTERN } from './languages/western.ts';

export type { Language, Logical } from './languages/language.ts';

/** The same service in the words of many countries. */
export const LANGUAGES: Readonly<Record<string, Language>> = { ...WESTERN, ...EASTERN, ...OTHERS };
