import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { ManualContent } from '../../../../phrases/content.ts';
import { Icon } from '../../parts/icon.tsx';
import { change } from '../../store/manual-desk.ts';

/** Buttons that move a rule within its chapter. */
export function RuleOrder({ content, id, title }: { content: ManualContent; id: string; title: string }) {
  const { t } = useTranslation();
  const chapter = content['zh-CN'].find(({ rules }) => rules.some((one) => one.id === id));
  const ids = chapter?.rules.map((one) => one.id) ?? [];
  const at = ids.indexOf(id);
  const move = (by: -1 | 1) => {
    const moved = ids.filter((one) => one !== id);
    moved.splice(at + by, 0, id);
    if (chapter) change({ do: 'orderRules', chapter: chapter.chapter, ids: moved });
  };
  return (
    <>
      <Button
        kind="icon"
        aria-label={t('manual.moveUp', { id: title })}
        isDisabled={at <= 0}
        onPress={() => move(-1)}
      >
        <Icon name="up" size={14} />
      </Button>
      <Button
        kind="icon"
        aria-label={t('manual.moveDown', { id: title })}
        isDisabled={at === ids.length - 1}
        onPress={() => move(1)}
      >
        <Icon name="down" size={14} />
      </Button>
    </>
  );
}
