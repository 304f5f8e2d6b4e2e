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
import { Empty } from '../../parts/empty.tsx';
import { customerName } from '../../parts/names.ts';
import { useMedia } from '../../parts/use-media.ts';
import { useDesk } from '../../store/desk.ts';
import { useView } from '../../store/view.ts';
import { lookAt } from '../../store/look-at.ts';
import { SessionActions } from './session-actions.tsx';
import { SessionCell } from './session-cell.tsx';
import { COLUMNS, sorted, useOrder, type Column as ColumnName } from './sorting.ts';

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

/** Where a window is too narrow for all of them, the rest is in the chat itself. */
const FEW: readonly ColumnName[] = ['customer', 'waiting'];
/** Beside a chat. */
const SOME: readonly ColumnName[] = ['customer', 'agent', 'waiting', 'situation'];
const FEW_WIDTHS = { customer: '1fr', waiting: 112, actions: 126 } as const;
const SOME_WIDTHS = { ...WIDTHS, customer: '1fr' } as const;

/** One live table of all sessions. Enter or a press shows a chat beside it, without anybody noticing. */
export function SessionTable({ chats }: { chats: readonly StaffChat[] }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const order = useOrder();
  const shown = useView((view) => view.chatId);
  const isPhone = useMedia('(max-width: 699px)');
  const isTight = useMedia('(max-width: 1279px)');
  const isNarrow = isPhone || (isTight && shown !== null);
  const columns = isNarrow ? FEW : shown === null ? COLUMNS : SOME;
  const widths = columns === COLUMNS ? WIDTHS : isNarrow ? { ...WIDTHS, ...FEW_WIDTHS } : SOME_WIDTHS;
  const rows = useMemo(() => sorted(chats, staff, order), [chats, staff, order]);
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: isNarrow ? 64 : 48, headingHeight: 36 }}>
      <Table
        className="sessions"
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
              className="session"
              data-warned={chat.warned !== null}
              data-shown={chat.id === shown}
            >
              {columns.map((one) => (
                <Cell key={one}>
                  {isNarrow && one === 'customer' ? (
                    <span className="session-who">
                      <SessionCell chat={chat} column="customer" />
                      <SessionCell chat={chat} column="agent" />
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
