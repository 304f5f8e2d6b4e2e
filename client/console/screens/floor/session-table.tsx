import { useMemo, useState } from 'react';
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
import { chooseChat } from '../../chat/pen.ts';
import { Empty } from '../../parts/empty.tsx';
import { customerName } from '../../parts/names.ts';
import { useMedia } from '../../parts/use-media.ts';
import { useDesk } from '../../store/desk.ts';
import { SessionActions } from './session-actions.tsx';
import { SessionCell } from './session-cell.tsx';
import { COLUMNS, sorted, type Column as ColumnName, type Order } from './sorting.ts';

const WIDTHS: Record<ColumnName | 'actions', number | `${number}fr`> = {
  customer: 160,
  agent: 76,
  since: 68,
  waiting: 136,
  owes: 104,
  situation: 128,
  clocks: 156,
  last: '1fr',
  actions: 136,
};

/** Where a window is too narrow for all of them, the rest is in the chat itself. */
const FEW: readonly ColumnName[] = ['customer', 'waiting'];
const FEW_WIDTHS = { customer: '1fr', waiting: 104, actions: 126 } as const;

/** One live table of all sessions. Enter or a press opens a chat without anybody noticing. */
export function SessionTable({ chats }: { chats: readonly StaffChat[] }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const [order, setOrder] = useState<Order>({ column: 'waiting', direction: 'ascending' });
  const isNarrow = useMedia('(max-width: 699px)');
  const columns = isNarrow ? FEW : COLUMNS;
  const widths = isNarrow ? { ...WIDTHS, ...FEW_WIDTHS } : WIDTHS;
  const rows = useMemo(() => sorted(chats, staff, order), [chats, staff, order]);
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: isNarrow ? 64 : 48, headingHeight: 36 }}>
      <Table
        className="sessions"
        aria-label={t('floor.sessions')}
        sortDescriptor={order}
        onSortChange={({ column, direction }) => {
          const next = COLUMNS.find((one) => one === column);
          if (next) setOrder({ column: next, direction });
        }}
        onRowAction={(key) => chooseChat(String(key))}
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
          dependencies={[t, staff, columns]}
          renderEmptyState={() => <Empty title={t('floor.empty')} hint={t('floor.emptyHint')} />}
        >
          {(chat) => (
            <Row
              id={chat.id}
              textValue={customerName(chat, t)}
              className="session"
              data-warned={chat.warned !== null}
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
