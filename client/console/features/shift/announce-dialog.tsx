import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../connection/announcements.ts';
import { useManual } from '../../connection/manuals.ts';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { DepartmentSelect } from '../../parts/department-select.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField, Select, TextArea } from '../../parts/fields.tsx';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { closeDialog, closeOnce } from '../../store/view.ts';

const EMPTY = { title: '', text: '', situation: '', zh: '', en: '', overZh: '', overEn: '' };
const MANY = 'fault_outage';

/** The dialog in which a lead announces something; with a situation chosen, it is an outage and has its sentences. [P8] */
export function AnnounceDialog() {
  const { t } = useTranslation();
  const departments = useDesk(({ profile }) => profile?.departments);
  const manual = useManual(useSettings((settings) => settings.language));
  const [clientId] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState(EMPTY);
  const [department, setDepartment] = useState<string | null>(null);
  const change = (part: Partial<typeof EMPTY>) => setSaid((now) => ({ ...now, ...part }));
  const { title, text, situation, zh, en, overZh, overEn } = said;
  const isOutage = situation !== '';
  const isWhole = title.trim() !== '' && (!isOutage || [zh, en, overZh, overEn].every((one) => one.trim()));
  const confirm = async () => {
    // Customers report a fault that many have in the same words as one of their own.
    const situations = situation === MANY ? [MANY, 'fault'] : [situation];
    const outage = {
      situations,
      sentence: { 'zh-CN': zh, en },
      over: { 'zh-CN': overZh, en: overEn },
    };
    await closeOnce(
      announce({
        ...{ clientId, title, text },
        ...(department === null ? {} : { department }),
        ...(isOutage ? { outage } : {}),
      }),
    );
  };
  return (
    <Dialog heading={t('shift.announce')} isBroad onClose={closeDialog}>
      <LineField
        label={t('shift.title')}
        value={title}
        isFirst
        onChange={(value) => change({ title: value })}
      />
      <TextArea
        label={t('shift.text')}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={(value) => change({ text: value })}
      />
      <DepartmentSelect
        label={t('shift.to')}
        departments={departments}
        value={department}
        all={t('shift.everybody')}
        onChange={setDepartment}
      />
      <Select
        label={t('shift.situation')}
        value={situation}
        onChange={(value) => change({ situation: value })}
      >
        <option value="">{t('shift.noOutage')}</option>
        {(manual?.situations ?? []).map(({ id, title: name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {isOutage ? (
        <>
          <p className="faint">{t('shift.outageExplain')}</p>
          {(
            [
              ['zh', zh, 'zh-CN'],
              ['en', en, 'en'],
              ['overZh', overZh, 'zh-CN'],
              ['overEn', overEn, 'en'],
            ] as const
          ).map(([name, value, lang]) => (
            <TextArea
              key={name}
              label={t(`shift.sentences.${name}`)}
              rows={2}
              maxLength={1000}
              lang={lang}
              value={value}
              onChange={(words) => change({ [name]: words })}
            />
          ))}
        </>
      ) : null}
      <ConfirmBar label={t('shift.send')} isDisabled={!isWhole} isOnEnter onConfirm={() => void confirm()} />
    </Dialog>
  );
}
