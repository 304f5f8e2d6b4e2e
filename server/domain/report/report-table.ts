import type { Part, Report, Spread } from '../../../protocol/reports.ts';
import type { Cell } from '../../../phrases/exchange/csv.ts';

type Row = readonly [part: string, of: string, figure: string, value: Cell];

/** A report as one long table: section, subject, measure, value. Times are in milliseconds. */
export function reportTable(report: Report): Cell[][] {
  const rows: Row[] = [
    ['report', '', 'from', report.from],
    ['report', '', 'to', report.to],
    ['report', '', 'timeZone', report.timeZone],
    ...(report.department === undefined ? [] : [['report', '', 'department', report.department] as const]),
    ...partRows('total', '', report.total),
    ['total', '', 'leftMessages', report.leftMessages],
    ['total', '', 'staffMessages', report.recorded.messages],
    ['total', '', 'recordedMessages', report.recorded.records],
    ...beforeRows(report.before),
    ...figures('closeReason', '', report.byReason),
    ...report.ratings.map((count, at): Row => ['rating', String(at + 1), 'count', count]),
    ...[report.busy, report.quiet].flatMap((part, at): Row[] => {
      const name = at === 0 ? 'busyHours' : 'quietHours';
      return [[name, '', 'hours', part.hours], ...partRows(name, '', part)];
    }),
    ...report.hours.flatMap(({ hour, chats, reply }): Row[] => [
      ['hour', String(hour), 'chats', chats],
      ...spread('hour', String(hour), 'reply', reply),
    ]),
    ...report.agents.flatMap((agent): Row[] => [
      ...partRows('agent', agent.number, agent),
      ['agent', agent.number, 'answersWithOffer', agent.answers.offered],
      ['agent', agent.number, 'answersPassedOver', agent.answers.passed],
      ['agent', agent.number, 'typingMessages', agent.typing.count],
      ['agent', agent.number, 'typingCharactersPerMinute', agent.typing.median],
    ]),
    ...report.situations.flatMap(({ id, ...counts }) => figures('situation', id, counts)),
    ...(report.tags ?? []).map(({ id, chats }): Row => ['tag', id, 'chats', chats]),
    ...report.phrases.flatMap(({ id, alwaysEdited, ...counts }) =>
      figures('phrase', id, { ...counts, alwaysEdited: alwaysEdited ? 1 : 0 }),
    ),
    ...report.rules.map(({ id, broken }): Row => ['rule', id, 'broken', broken]),
  ];
  return [['part', 'of', 'figure', 'value'], ...rows.map((row) => [...row])];
}

function beforeRows(before: Report['before']): Row[] {
  if (before === null) return [];
  return [
    ['before', '', 'from', before.from],
    ['before', '', 'to', before.to],
    ...partRows('before', '', before.total),
    ['before', '', 'leftMessages', before.leftMessages],
  ];
}

function partRows(part: string, of: string, { service, wording }: Part): Row[] {
  const { waiting, firstReply, reply, handling, leadAnswer, rating, ...counts } = service;
  return [
    ...figures(part, of, counts),
    ...spread(part, of, 'waiting', waiting),
    ...spread(part, of, 'firstReply', firstReply),
    ...spread(part, of, 'reply', reply),
    ...spread(part, of, 'handling', handling),
    ...spread(part, of, 'leadAnswer', leadAnswer),
    [part, of, 'ratings', rating.count],
    [part, of, 'ratingAverage', rating.average],
    ...figures(part, of, { ...wording }),
  ];
}

function spread(part: string, of: string, name: string, { count, median, p90 }: Spread): Row[] {
  return [
    [part, of, `${name}Count`, count],
    [part, of, `${name}MedianMs`, median],
    [part, of, `${name}P90Ms`, p90],
  ];
}

function figures(part: string, of: string, values: Record<string, number | null>): Row[] {
  return Object.entries(values).map(([name, value]): Row => [part, of, name, value]);
}
