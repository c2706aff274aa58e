import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages there are texts for, by their own name. A new one is a file per folder and a line here. */
export const LANGUAGES = { en: 'English', nl: 'Nederlands' } as const;
export type Language = keyof typeof LANGUAGES;

type Texts = { readonly default: object };
const shell = import.meta.glob<Texts>('./texts/*.json');
const screens = import.meta.glob<Texts>('../screens/*/texts.*.json');
const KEPT = 'ringbreak.language';

/**
 * The frame's texts are in ui/texts/<language>.json, those of its larger parts in ui/texts/<part>.<language>.json, a screen's
 * in its folder (texts.<language>.json; namespace = folder).
 */
const files: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace) => {
    const load =
      namespace === 'translation'
        ? shell[`./texts/${language}.json`]
        : (shell[`./texts/${namespace}.${language}.json`] ?? screens[`../screens/${namespace}/texts.${language}.json`]);
    if (!load) return Promise.reject(new Error(`no texts of ${namespace} in ${language}`));
    return load().then((found) => found.default);
  },
};

/** Starts with the language that the person chose here before, else the browser's, else English. */
export async function startTexts(): Promise<void> {
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: 'en',
      supportedLngs: Object.keys(LANGUAGES),
      load: 'languageOnly',
      // React escapes what it shows; escaping twice would garble names.
      interpolation: { escapeValue: false },
    });
  document.documentElement.lang = i18next.language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

function firstLanguage(): string {
  const wanted = [localStorage.getItem(KEPT) ?? '', ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find((tag) => tag in LANGUAGES) ?? 'en';
}
