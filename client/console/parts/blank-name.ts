import { useTranslation } from 'react-i18next';
import { placeholders } from '../../../phrases/manual.ts';

/** What a blank of a phrase is called; one that the manual does not know goes by its own name. */
export function useBlankName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const known = placeholders.find((one) => one === name);
    return known ? t(`chat.blanks.${known}`) : name;
  };
}
