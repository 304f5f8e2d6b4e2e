import { blanksOf } from '../../../phrases/suggest/fill.ts';
import { obstacleIn } from './conduct.ts';
import type { Span } from './insert.ts';
import type { Asked } from './says.tsx';

/**
 * Why a reply is not sent yet, and where: a blank, which `anyway` passes over; a rule that asks first, which it passes
 * over once that was asked; a rule that blocks, which nothing passes over.
 */
export function heldUp(
  chatId: string,
  text: string,
  { anyway, asked }: { anyway: boolean; asked: Asked | null },
): { asked: Asked; at: Span } | null {
  const [blank] = blanksOf(text);
  if (blank && !anyway) return { asked: { why: 'blank', name: blank.name }, at: blank };
  const finding = obstacleIn(chatId, text);
  if (finding === null) return null;
  if (anyway && asked?.why === 'rule' && finding.severity === 'confirm') return null;
  return { asked: { why: 'rule', finding, words: text.slice(finding.start, finding.end) }, at: finding };
}
