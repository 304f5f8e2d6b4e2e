import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { BlockView } from '../../../../protocol/block.ts';
import { blocks, liftBlock } from '../../connection/procedures.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { numberOf } from '../../parts/names.ts';
import { dayAndTime } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { closeDialog, showChat } from '../../store/view.ts';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import styles from './blocks.module.css';

/** The dialog with all active blocks, with end and reason, where leads can lift them. [P2] */
export function BlocksDialog() {
  const { t } = useTranslation();
  const { data, error, isLoading, retry } = useFetched(blocks);
  const all = error === null ? (data?.blocks ?? []) : [];
  const lift = async (id: string) => {
    if (await liftBlock(id)) retry();
  };
  return (
    <Dialog heading={t('actions.blocksDialog.heading')} isBroad onClose={closeDialog}>
      {isLoading ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
      {!isLoading && all.length === 0 ? <p className="faint">{t('actions.blocksDialog.none')}</p> : null}
      <ul className={styles.blocks}>
        {all.map((one) => (
          <Blocked key={one.id} block={one} onLift={() => void lift(one.id)} />
        ))}
      </ul>
    </Dialog>
  );
}

function Blocked({ block, onLift }: { block: BlockView; onLift: () => void }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const by = useDesk((state) => numberOf(state.staff, block.by));
  const until = dayAndTime(block.until, language);
  return (
    <li className={styles.block}>
      <div>
        <b>
          {t(`actions.blockDialog.kinds.${block.kind}`)} {block.label}
        </b>
        <p>{block.reason}</p>
        <p className="faint">{t('actions.blocksDialog.until', { until, by })}</p>
      </div>
      <Button kind="quiet" onPress={() => showChat(block.chatId)}>
        {t('actions.blocksDialog.chat')}
      </Button>
      <Button kind="quiet" onPress={onLift}>
        {t('actions.blocksDialog.lift')}
      </Button>
    </li>
  );
}
