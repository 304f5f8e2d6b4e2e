import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { SettingLine } from '../../client/console/features/settings/setting-line.tsx';
import { SettingsFile } from '../../client/console/features/settings/settings-file.tsx';
import { DepartmentForm } from '../../client/console/features/team/department-form.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { forgetSettingDrafts } from '../../client/console/store/setting-drafts.ts';
import { useSettings } from '../../client/console/store/settings.ts';
import { useView } from '../../client/console/store/view.ts';
import type { DepartmentView } from '../../protocol/departments.ts';
import { SETTINGS, type SettingsCompared, type SettingView } from '../../protocol/settings.ts';

// The windows ask for it; jsdom has none.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

const HOURS: SettingView = {
  ...{ key: 'serviceHours', group: 'hours', unit: 'hours', variable: 'SERVICE_HOURS', version: 1 },
  ...{ value: '08:00-12:00', default: '08:00-12:00', changedAt: null, changedBy: null },
};
const SALES: DepartmentView = {
  ...{ id: 'sales', name: '售前', overflow: [], pages: [], own: {}, ownBefore: {}, staff: [], version: 1 },
};
const MOVED = {
  count: 1,
  timeZone: 'Asia/Shanghai',
  cases: [
    {
      ...{ number: 'T-1001', kind: 'complaint', owner: null },
      ...{ before: '2026-03-02T04:00:00.000Z', after: '2026-03-02T06:00:00.000Z' },
    },
  ],
};

const COMPARED: SettingsCompared = {
  changes: [{ key: 'serviceHours', from: '08:00-12:00', to: '09:00-18:00' }],
  ...{ faults: [], versions: { serviceHours: 1 }, isApplied: false },
};

let sent: [string, unknown][];
let isMoving: boolean;
beforeEach(() => {
  [sent, isMoving] = [[], true];
  forgetSettingDrafts();
  globalThis.fetch = (url, init) => {
    const path = typeof url === 'string' ? url : '';
    const body = typeof init?.body === 'string' ? init.body : 'null';
    sent.push([`${init?.method ?? 'GET'} ${path}`, JSON.parse(body)]);
    if (path.endsWith('/deadlines/move') && !isMoving)
      return Promise.resolve({
        ...{ ok: false, status: 503 },
        json: () => Promise.resolve({ error: { code: 'unavailable', message: '' } }),
      } as Response);
    const told = path.endsWith('/api/calendar/deadlines')
      ? MOVED
      : path.endsWith('/api/settings/import')
        ? { ...COMPARED, isApplied: body.includes('"apply":true') }
        : { settings: [HOURS], department: SALES };
    return Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve(told) } as Response);
  };
});

const show = (what: ReactElement) => render(<I18nextProvider i18n={i18n}>{what}</I18nextProvider>);
const heading = () => screen.findByRole('heading', { name: i18n.t('calendar.deadlines.heading') });

const CASES: [
  string,
  ReactElement,
  label: () => string,
  button: () => string,
  asked: object,
  saved: string,
][] = [
  [
    'the setting of the desk',
    <SettingLine key="desk" setting={HOURS} onChanged={() => undefined} />,
    () => SETTINGS.serviceHours.words[useSettings.getState().language].name,
    () => i18n.t('desk.save'),
    { hours: '09:00-18:00' },
    'PATCH /api/settings',
  ],
  [
    'the form of a department',
    <DepartmentForm
      key="sales"
      department={SALES}
      others={[]}
      onDone={() => undefined}
      onClose={() => undefined}
    />,
    () =>
      i18n.t('team.department.own', {
        name: SETTINGS.serviceHours.words[useSettings.getState().language].name,
      }),
    () => i18n.t('team.form.submitChange'),
    { department: 'sales', hours: '09:00-18:00' },
    'PATCH /api/departments/sales',
  ],
];

test.each(CASES)(
  '[P10] hours in %s are saved once the deadlines that move were looked at',
  async (...row) => {
    const [, what, label, button, asked, saved] = row;
    show(what);
    fireEvent.change(screen.getByRole('textbox', { name: label() }), { target: { value: '09:00-18:00' } });
    fireEvent.click(screen.getByRole('button', { name: button() }));
    await heading();
    expect(screen.getByText('T-1001')).toBeTruthy();
    expect(sent).toEqual([['POST /api/calendar/deadlines', asked]]);
    fireEvent.click(screen.getByRole('button', { name: i18n.t('calendar.deadlines.save') }));
    await waitFor(() => expect(sent.map(([request]) => request)).toContain(saved));
    expect(sent.map(([request]) => request)).not.toContain('POST /api/calendar/deadlines/move');
  },
);

test.each<[string, Partial<SettingView>, () => string, object, string]>([
  [
    'hours that are taken back',
    { before: '09:00-18:00' },
    () => i18n.t('desk.back', { before: '09:00-18:00' }),
    { undoes: 'serviceHours' },
    'POST /api/settings/undo',
  ],
  [
    'hours that are reset',
    { value: '09:00-18:00' },
    () => i18n.t('desk.reset'),
    { hours: null },
    'PATCH /api/settings',
  ],
  [
    'the time zone that is taken back',
    {
      key: 'timeZone',
      unit: 'timeZone',
      value: 'Asia/Tokyo',
      default: 'Asia/Tokyo',
      before: 'Asia/Shanghai',
    },
    () => i18n.t('desk.back', { before: 'Asia/Shanghai' }),
    { undoes: 'timeZone' },
    'POST /api/settings/undo',
  ],
  [
    'the time zone that is reset',
    { key: 'timeZone', unit: 'timeZone', value: 'Asia/Tokyo', default: 'Asia/Shanghai' },
    () => i18n.t('desk.reset'),
    { timeZone: null },
    'PATCH /api/settings',
  ],
])('[P10] %s: the deadlines that move are looked at first', async (_, facts, button, asked, saved) => {
  show(<SettingLine setting={{ ...HOURS, ...facts }} onChanged={() => undefined} />);
  fireEvent.click(screen.getByRole('button', { name: button() }));
  await heading();
  expect(sent).toEqual([['POST /api/calendar/deadlines', asked]]);
  fireEvent.click(screen.getByRole('button', { name: i18n.t('calendar.deadlines.save') }));
  await waitFor(() => expect(sent.map(([request]) => request)).toContain(saved));
});

test('[P10] a settings file is applied once the deadlines that it moves were looked at, and not if somebody turns back', async () => {
  const onApplied = jest.fn();
  const { container } = show(<SettingsFile onApplied={onApplied} />);
  const text = 'form: 1\nsettings: { serviceHours: "09:00-18:00" }\n';
  // jsdom's files have no `text`.
  const file = Object.assign(new File([text], 'settings.yaml'), { text: () => Promise.resolve(text) });
  const choose = async () => {
    const input = container.querySelector('input[type=file]');
    if (input !== null) fireEvent.change(input, { target: { files: [file] } });
    fireEvent.click(await screen.findByRole('button', { name: i18n.t('desk.file.apply', { count: 1 }) }));
    await heading();
  };
  const applied = () => sent.filter(([, body]) => JSON.stringify(body).includes('"apply":true'));

  await choose();
  expect(sent.at(-1)).toEqual(['POST /api/calendar/deadlines', { file: text }]);
  fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
  await screen.findByText(i18n.t('calendar.deadlines.notSaved'));
  expect([applied(), onApplied.mock.calls]).toEqual([[], []]);

  await choose();
  fireEvent.click(screen.getByRole('button', { name: i18n.t('calendar.deadlines.save') }));
  await screen.findByText(i18n.t('desk.file.applied'));
  expect([applied().length, onApplied.mock.calls.length]).toEqual([1, 1]);
});

test('[P10] a department is stored, and its form closed, though the deadlines were not all moved', async () => {
  isMoving = false;
  const onDone = jest.fn();
  show(<DepartmentForm department={SALES} others={[]} onDone={onDone} onClose={() => undefined} />);
  const name = SETTINGS.serviceHours.words[useSettings.getState().language].name;
  const field = screen.getByRole('textbox', { name: i18n.t('team.department.own', { name }) });
  fireEvent.change(field, { target: { value: '09:00-18:00' } });
  fireEvent.click(screen.getByRole('button', { name: i18n.t('team.form.submitChange') }));
  await heading();
  fireEvent.click(screen.getByRole('checkbox', { name: i18n.t('calendar.deadlines.move') }));
  fireEvent.click(screen.getByRole('button', { name: i18n.t('calendar.deadlines.saveAndMove') }));
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  const said = i18n.t('calendar.deadlines.notMoved', { why: '' });
  expect(useView.getState().notice?.words).toContain(said);
});
