import { turnedBy, turnOf } from '../../../server/domain/case/turn.ts';
import type { CaseEvent } from '../../../server/domain/case/case-event.ts';
import { SYSTEM } from '../../../server/domain/chat/author.ts';
import { ACase, AGENT, HOUR, LEAD } from './a-case.ts';

/** What each of these makes of a complaint, one after the other; a number is time that passes. */
function turns(...all: (CaseEvent | number)[]): (string | null)[] {
  const one = new ACase('complaint', { class: 'quality', complex: false });
  return all.map((next) => {
    const before = one.case;
    if (typeof next === 'number') one.passes(next);
    else if (one.happens(next) !== null) throw new Error(`${next.type} is refused`);
    return turnOf(before, one.case);
  });
}

test('[P5] a deadline that nears, and one that has passed, each call once', () => {
  expect(turns(8 * HOUR, 3 * HOUR + 0.5 * HOUR, HOUR, HOUR)).toEqual([null, 'warned', 'overdue', null]);
});

test('[P5] a proposal calls for its approval, and what was decided calls its owner', () => {
  const proposed = [
    { type: 'verified', by: AGENT },
    { type: 'proposed', by: AGENT, text: '换一只' },
  ] as const;
  expect(turns(...proposed, { type: 'approved', by: LEAD }, { type: 'answered', by: AGENT })).toEqual([
    ...[null, 'proposed', 'approved', null],
  ]);
  const back = { type: 'returned', by: LEAD, reason: '太少' } as const;
  expect(turns(...proposed, back).at(-1)).toBe('returned');
});

test('[P5] a hand-over calls whom it is offered to, a case that has just begun nobody', () => {
  expect(turns({ type: 'assigned', by: AGENT, to: { owner: '1002' } })).toEqual(['offered']);
  expect(turnOf(null, new ACase('complaint', { class: 'quality', complex: false }).case)).toBeNull();
});

test('[P5] what somebody did is theirs though the desk adds a line to it; what time did is nobody’s', () => {
  expect(turnedBy('returned', [{ by: SYSTEM }, { by: AGENT }, { by: SYSTEM }])).toBe('1001');
  expect(turnedBy('overdue', [{ by: SYSTEM }, { by: AGENT }])).toBeNull();
});
