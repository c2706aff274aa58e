import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './texts/en.json';

/** Every text of the interface is in ui/texts/<language>.json. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
  });
}
