import { useMemo } from 'react';
import {
  Cell,
  Column,
  Row,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { rowHeight } from '../../parts/look.ts';
import { customerName } from '../../parts/names.ts';
import { useMedia } from '../../parts/use-media.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { useView } from '../../store/view.ts';
import { lookAt } from '../../store/go-to.ts';
import { SessionActions } from './session-actions.tsx';
import { SessionCell } from './session-cell.tsx';
import { COLUMNS, sorted, useOrder, type Column as ColumnName } from './sorting.ts';
import styles from './floor.module.css';

const WIDTHS: Record<ColumnName | 'actions', number | `${number}fr`> = {
  customer: 160,
  agent: 72,
  since: 64,
  waiting: 160,
  owes: 104,
  situation: 128,
  clocks: 150,
  last: '1fr',
  actions: 136,
};

/** The columns at a width: they fold in a narrow table, so that the actions need no horizontal scrolling. */
interface Fold {
  columns: readonly ColumnName[];
  widths: Partial<typeof WIDTHS>;
  /** The column that is shown below the customer's name. */
  below: ColumnName | null;
  /** In the standard look, px. */
  rowSize: number;
  /** As in the lists, the word of an overdue chat gives way to the name: the time, its colour and its drawing stay. */
  isWordless?: true;
}

const ALL: Fold = { columns: COLUMNS, widths: {}, below: null, rowSize: 48 };
const MOST: Fold = {
  columns: ['customer', 'agent', 'waiting', 'situation', 'clocks'],
  ...{ widths: { customer: '1fr' }, below: 'last', rowSize: 56 },
};
const SOME: Fold = {
  ...MOST,
  columns: ['customer', 'agent', 'waiting', 'situation'],
};
/** Beside a chat, which shows the rest itself. */
const BESIDE: Fold = { ...SOME, below: null, rowSize: 48 };
const FEW: Fold = {
  columns: ['customer', 'waiting'],
  ...{ widths: { customer: '1fr', waiting: 144, actions: 126 }, below: 'agent', rowSize: 64 },
};
const FEWEST: Fold = { ...FEW, widths: { ...FEW.widths, waiting: 96 }, isWordless: true };

/** The live table of all sessions. Enter or a click shows a chat beside it; neither customer nor agent is told. */
export function SessionTable({ chats }: { chats: readonly StaffChat[] }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const order = useOrder();
  const look = useSettings();
  const shown = useView((view) => view.chatId);
  const { columns, below, rowSize, isWordless, ...fold } = useFold(shown !== null);
  const widths = { ...WIDTHS, ...fold.widths };
  const rows = useMemo(() => sorted(chats, staff, order), [chats, staff, order]);
  return (
    <Virtualizer
      layout={TableLayout}
      layoutOptions={{ rowHeight: rowHeight(rowSize, look), headingHeight: 36 }}
    >
      <Table
        className={styles.sessions}
        data-wordless={isWordless}
        aria-label={t('floor.sessions')}
        sortDescriptor={order}
        onSortChange={({ column, direction }) => {
          const next = COLUMNS.find((one) => one === column);
          if (next) useOrder.setState({ column: next, direction });
        }}
        onRowAction={(key) => lookAt(String(key))}
      >
        <TableHeader>
          {columns.map((one) => (
            <Column
              key={one}
              id={one}
              allowsSorting
              isRowHeader={one === 'customer'}
              width={widths[one]}
              minWidth={one === 'last' ? 104 : 64}
            >
              {t(`floor.${one}`)}
            </Column>
          ))}
          <Column id="actions" width={widths.actions}>
            {t('floor.actions')}
          </Column>
        </TableHeader>
        <TableBody
          items={rows}
          dependencies={[t, staff, columns, shown]}
          renderEmptyState={() => <Empty title={t('floor.empty')} hint={t('floor.emptyHint')} />}
        >
          {(chat) => (
            <Row
              id={chat.id}
              textValue={customerName(chat, t)}
              className={styles.session}
              data-warned={chat.warned !== null}
              data-shown={chat.id === shown}
            >
              {columns.map((one) => (
                <Cell key={one}>
                  {below !== null && one === 'customer' ? (
                    <span className={styles.sessionWho}>
                      <SessionCell chat={chat} column="customer" />
                      <SessionCell chat={chat} column={below} />
                    </span>
                  ) : (
                    <SessionCell chat={chat} column={one} />
                  )}
                </Cell>
              ))}
              <Cell>
                <SessionActions chat={chat} />
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}

/** The columns that fit the window, beside a chat or not. */
function useFold(isBeside: boolean): Fold {
  const isPhone = useMedia('(max-width: 699px)');
  const isSmall = useMedia('(max-width: 899px)');
  const isNarrow = useMedia('(max-width: 1023px)');
  const isMedium = useMedia('(max-width: 1179px)');
  const isTight = useMedia('(max-width: 1279px)');
  if (isPhone || (isBeside && isNarrow)) return FEWEST;
  if (isBeside) return isTight ? FEW : BESIDE;
  if (isSmall) return SOME;
  return isMedium ? MOST : ALL;
}
