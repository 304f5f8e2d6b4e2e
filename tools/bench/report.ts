import type { Summary } from './measured.ts';

type Row = [name: string, measured: string, goal: string];

/** The figures beside their goals, for people. */
export function report(summary: Summary): string {
  const { ratios, raw } = summary;
  const rows: Row[] = [
    ['', 'measured', 'goal'],
    ['acknowledged messages/s, bare relay', String(raw.relay.messagesPerSecond.median), ''],
    ['  this desk on SQLite', String(raw.sqlite.messagesPerSecond.median), ''],
    ['  ÷ relay', String(ratios.throughputSqlite), '≥ 0.4'],
    ['  on PostgreSQL ÷ relay', of(ratios.throughputPostgres, raw.postgresAbsent), '≥ 0.5'],
    [
      'CPU a message, relay / desk (all threads)',
      `${raw.relay.cpuUsPerMessage} / ${raw.sqlite.cpuUsPerMessage} µs`,
      '',
    ],
    ['send → agent sees it, p99 at 1,000/s, relay', `${raw.relay.p99Ms.median} ms`, ''],
    ['  this desk on SQLite', `${raw.sqlite.p99Ms.median} ms`, ''],
    ['  ÷ relay', String(ratios.p99At1000), '≤ 3'],
    ['  the disk alone, one sync, p50 / p99', `${raw.diskSyncMs.p50} / ${raw.diskSyncMs.p99} ms`, ''],
    ['memory per idle customer, relay', `${raw.relay.bytesPerConnection.median} bytes`, ''],
    ['  this desk', `${raw.sqlite.bytesPerConnection.median} bytes`, ''],
    ['  ÷ relay', String(ratios.memoryPerConnection), '≤ 1.3'],
    ['detect + suggest, p99', `${summary.detectP99us} µs`, '< 1000'],
    ['check of a draft of 4,000 characters, p99', `${summary.checkP99us} µs`, '< 5000'],
    ['sweep, no chat due', `${summary.sweepIdleMs} ms`, '< 5'],
    ['the last of the due chats is closed after', `${summary.sweepLateMs} ms`, '≤ 1000'],
    ['start, empty data directory', `${summary.startMs} ms`, '< 2000'],
    ['resident memory at rest', `${summary.restMb} MB`, '< 120'],
    ['widget, all of it', of(summary.widgetKb, 'not built', ' kB'), '≤ 35'],
    ['  its loader', of(summary.loaderKb, 'not built', ' kB'), '≤ 2'],
  ];
  return rows
    .map(([name, measured, goal]) => `${name.padEnd(46)}${measured.padStart(18)}   ${goal}`)
    .join('\n');
}

function of(figure: number | null, why: string | null, unit = ''): string {
  return figure === null ? `– (${why ?? 'none'})` : `${figure}${unit}`;
}
