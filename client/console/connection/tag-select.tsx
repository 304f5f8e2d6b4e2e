import { useTranslation } from 'react-i18next';
import { Select } from '../parts/fields.tsx';
import { useTags } from './tags.ts';

/** Chooses a tag to narrow a list by, retired ones too; nothing on a desk without tags. Empty: all chats. */
export function TagSelect({
  value = '',
  onChange,
}: {
  value?: string | undefined;
  onChange: (tag: string) => void;
}) {
  const { t } = useTranslation();
  const { placed } = useTags();
  if (placed.length === 0) return null;
  return (
    <Select label={t('finder.filters.tag')} value={value} onChange={onChange}>
      <option value="">{t('finder.filters.all')}</option>
      {placed.map(({ id, path }) => (
        <option key={id} value={id}>
          {path.join(' / ')}
        </option>
      ))}
    </Select>
  );
}
