import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Desk } from '../wire/a-desk.ts';
import { describePostgres, newSchema } from '../storage/a-postgres.ts';
import { OwnRedis } from '../wire/a-redis.ts';

const Rules = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});
const Dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
});

const alerts = Rules.parse(parse(readFileSync('deploy/alerts.yml', 'utf8'))).groups.flatMap(
  ({ rules }) => rules,
);
const { panels } = Dashboard.parse(JSON.parse(readFileSync('deploy/grafana-dashboard.json', 'utf8')));

/** The metrics that an expression names. */
const named = (expr: string): string[] => expr.match(/huashu_\w+/g) ?? [];
/** The words of one label that an expression asks for. */
const asked = (expr: string, label: string): string[] =>
  [...expr.matchAll(new RegExp(`${label}=~?"([^"]+)"`, 'g'))].flatMap(([, words = '']) => words.split('|'));

test.each(alerts.map(({ alert }) => alert))('docs/operations.md says what to do about %s', (alert) => {
  expect(readFileSync('docs/operations.md', 'utf8')).toMatch(new RegExp(`^### ${alert}$`, 'm'));
});

const describeShared = OwnRedis.isThere() ? describePostgres : describe.skip;

describeShared('everything that is watched', () => {
  let figures: string;
  beforeAll(async () => {
    const [schema, redis] = await Promise.all([newSchema(), OwnRedis.start()]);
    const desk = await Desk.start({ DATABASE_URL: schema.url, REDIS_URL: redis.url });
    const agent = await desk.agent('1001');
    await desk.chat(agent);
    figures = await (await desk.get('/metrics')).text();
    await desk.stop();
    redis.kill();
    await schema.remove();
  });
  const isExported = (metric: string): boolean => new RegExp(`^${metric}[ {]`, 'm').test(figures);
  const isDeclared = (metric: string): boolean =>
    isExported(metric) || figures.includes(`# TYPE ${metric.replace(/_(bucket|count|sum)$/, '')} `);

  test.each([
    ...alerts.map(({ alert, expr }) => [alert, [expr]] as const),
    ...panels.map(({ title, targets }) => [title, targets.map(({ expr }) => expr)] as const),
  ])('is told by /metrics: %s', (_, exprs) => {
    for (const expr of exprs)
      for (const metric of named(expr)) expect([metric, isDeclared(metric)]).toEqual([metric, true]);
  });

  test('under labels that there are', () => {
    const exprs = alerts.map(({ expr }) => expr);
    for (const part of exprs.flatMap((expr) => asked(expr, 'part')))
      expect(figures).toContain(`huashu_up{part="${part}"}`);
    for (const reason of exprs.flatMap((expr) => asked(expr, 'reason')))
      expect(figures).toContain(`{reason="${reason}"}`);
    expect(exprs.flatMap((expr) => asked(expr, 'event'))).toEqual(['message', 'start']);
  });
});
