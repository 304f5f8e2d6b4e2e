import { writeCsv } from '../../phrases/exchange/csv.ts';
import { MEASURE_PARTS, type Measure, type Narrow } from '../../protocol/measures.ts';
import { measureOperations as ask } from '../../protocol/operations/lead.ts';
import type { ReportAsked } from '../../protocol/reports.ts';
import { Measures } from '../actions/records/measure.ts';
import type { Needs } from '../actions/services.ts';
import type { Stretch } from '../domain/measure/fact.ts';
import type { Behind } from '../domain/measure/figures.ts';
import { itemTable, measureTable } from '../domain/measure/tables.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { edgeAt, periodOf, type Period } from '../domain/report/period.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

type Scope = Period & { department?: string };

/** Which figure somebody asks about. */
interface BehindAsked {
  measure: Measure;
  part: string;
  since?: string | undefined;
  until?: string | undefined;
  slice?: Narrow | undefined;
  key?: string | undefined;
}

/** What leads measure of complaints, promises and steps, with what stands behind each figure. */
export function measureHandlers(
  services: Needs<'audit' | 'clock' | 'profile' | 'rules' | 'store.customers' | 'store.measures'>,
): Record<keyof typeof ask, HttpHandled> {
  const measures = new Measures(services);
  const zone = () => services.profile.hours.calendar.timeZone;
  const scopeOf = (asked: ReportAsked): Scope | Refusal => {
    const period = periodOf(asked, zone(), services.clock.now());
    if (isRefusal(period) || asked.department === undefined) return period;
    return { ...period, department: asked.department };
  };
  const exported = async (by: string, scope: Scope, table: string, rows: ReturnType<typeof itemTable>) => {
    const of = scope.department === undefined ? {} : { department: scope.department };
    await services.audit.record({ by, act: 'exported', about: 'reports', details: { table, ...of } });
    const name = `${table}-${scope.days.from}-${scope.days.to}.csv`;
    return new Download(name, 'text/csv; charset=utf-8', writeCsv(rows));
  };
  return {
    measures: staffRoute(ask.measures, async ({ input }) => {
      const scope = scopeOf(input);
      return isRefusal(scope) ? scope : measures.make(scope, input.by);
    }),
    measuredItems: staffRoute(ask.measuredItems, async ({ input }) => {
      const scope = scopeOf(input);
      if (isRefusal(scope)) return scope;
      return measures.items(scope, behindOf(input, scope, zone()), Number(input.cursor ?? 0));
    }),
    measuresFile: staffRoute(ask.measuresFile, async ({ asker, input }) => {
      const scope = scopeOf(input);
      if (isRefusal(scope)) return scope;
      const measured = await measures.make(scope, input.by);
      if (isRefusal(measured)) return measured;
      const { measure, table } = input;
      const rows = measureTable(measured, measure, table);
      return exported(asker.account, scope, `${measure}-${table}`, rows);
    }),
    measuredItemsFile: staffRoute(ask.measuredItemsFile, async ({ asker, input }) => {
      const scope = scopeOf(input);
      if (isRefusal(scope)) return scope;
      const items = await measures.items(scope, behindOf(input, scope, zone()), null);
      if (isRefusal(items)) return items;
      return exported(asker.account, scope, `${input.measure}-${input.part}`, itemTable(items));
    }),
  };
}

function behindOf(asked: BehindAsked, { from, to }: Stretch, timeZone: string): Behind {
  const { measure, part, since, until, slice, key = '' } = asked;
  const within = {
    from: since === undefined ? from : Math.max(from, edgeAt(since, 'start', timeZone)),
    to: until === undefined ? to : Math.min(to, edgeAt(until, 'end', timeZone)),
  };
  const at = MEASURE_PARTS[measure].findIndex((one) => one === part) === 0 ? 0 : 1;
  return { measure, part: at, within, ...(slice === undefined ? {} : { slice: { by: slice, key } }) };
}
