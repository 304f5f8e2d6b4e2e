import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { MessageRecord } from '../../domain/record/message-record.ts';
import type { MessageRecordTable } from '../record-tables.ts';

const Use = z.enum(['verbatim', 'edited', 'free']);
const Offer = z.object({
  question: z.number(),
  situations: z.array(z.string()),
  phrases: z.array(z.string()),
});
const Findings = z.array(z.string());

/** A record from its row. */
export function recordFrom(row: Selectable<MessageRecordTable>): MessageRecord {
  const { seq, at, account, manual, distance, length, typed } = row;
  return {
    ...{ chatId: row.chat_id, seq, at, account, manual, distance, length, typed },
    use: Use.parse(row.use),
    phraseId: row.phrase_id,
    offer: row.offer === null ? null : Offer.parse(JSON.parse(row.offer)),
    findings: Findings.parse(JSON.parse(row.findings)),
    saidAgain: row.said_again === 1,
  };
}

/** The row of a record. */
export function recordRow(record: MessageRecord): MessageRecordTable {
  const { chatId, seq, at, account, use, phraseId, manual, distance, offer, findings, length, typed } =
    record;
  return {
    ...{ chat_id: chatId, seq, at, account, use, phrase_id: phraseId, manual, distance, length, typed },
    offer: offer && JSON.stringify(offer),
    findings: JSON.stringify(findings),
    said_again: record.saidAgain ? 1 : 0,
  };
}
