import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { choose, LANGUAGES, useSettings, LANGUAGE_NAMES } from '../../store/settings.ts';

/** Selects the language before sign-in. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={t('settings.language')}
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => {
        const next = LANGUAGES.find((one) => keys.has(one));
        if (next) choose({ language: next });
      }}
    >
      {LANGUAGES.map((one) => (
        <ToggleButton key={one} id={one} className="segment" lang={one}>
          {LANGUAGE_NAMES[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
