import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Measured } from '../actions/chats/perform.ts';
import type { ChatNews } from '../delivery/publish.ts';
import type { Answering } from '../entry/pipeline.ts';

/** Buckets in seconds, from a fast disk to far too slow. */
const QUICK = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** Deadlines are checked every quarter of a second; after an outage hours of them may be due. */
const LATE = [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600];

/**
 * What one process counts about itself. Every label is one of a few words that this program chooses: no text, name,
 * account, chat or address of anybody.
 */
export class Meters implements Measured, Answering {
  readonly registry = new Registry();
  private readonly entries = this.counter('entries_total', 'Entries stored, by kind', ['kind']);
  private readonly messages = this.counter('messages_total', 'Messages stored, by who wrote them', ['by']);
  private readonly batch = this.histogram(
    'batch_entries',
    'Entries stored in one transaction',
    [1, 2, 5, 10, 50, 100, 500, 1000],
  );
  private readonly writing = this.histogram('batch_seconds', 'Storing one batch', QUICK);
  private readonly telling = this.histogram(
    'delivery_seconds',
    'From a batch taken up to its news handed to all sockets of this process',
    QUICK,
  );
  private readonly failed = this.counter('batches_failed_total', 'Batches that could not be stored', []);
  private readonly deadlines = this.histogram(
    'deadline_late_seconds',
    'Deadlines asked after their time',
    LATE,
  );
  private readonly leadAnswers = this.histogram(
    'lead_answer_seconds',
    'From the call for a lead to the lead who took it',
    [5, 10, 30, 60, 120, 300, 600, 1800],
  );
  private readonly acks = new Histogram({
    name: 'huashu_ack_seconds',
    help: 'From a request to its acknowledgement, by event',
    labelNames: ['event'] as const,
    buckets: QUICK,
    registers: [this.registry],
  });
  private readonly refusals = this.counter('refusals_total', 'Requests refused, by event and code', [
    'event',
    'code',
  ]);
  private readonly requests = this.counter(
    'http_requests_total',
    'HTTP requests, by area and kind of status',
    ['area', 'status'],
  );
  private readonly cuts = this.counter('sockets_cut_total', 'Sockets cut, by reason', ['reason']);

  private readonly jobsFailed = this.counter(
    'job_failures_total',
    'Runs of a timed job that failed, by job',
    ['job'],
  );
  private readonly jobsEnded = new Gauge({
    name: 'huashu_job_last_success_timestamp_seconds',
    help: 'When a timed job last ended a run that went well, by job',
    labelNames: ['job'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'huashu_' });
    this.cuts.inc({ reason: 'slow_reader' }, 0);
    this.failed.inc(0);
  }

  stored(news: ChatNews[]): void {
    let count = 0;
    for (const { entries } of news)
      for (const entry of entries) {
        const { kind, by } = entry;
        count += 1;
        this.entries.inc({ kind });
        if (kind === 'message') this.messages.inc({ by: by.role });
        if (entry.kind === 'lead_answered') this.leadAnswers.observe((entry.at - entry.data.since) / 1000);
      }
    if (count > 0) this.batch.observe(count);
  }

  written(took: number): void {
    this.writing.observe(took / 1000);
  }

  unwritten(): void {
    this.failed.inc();
  }

  told(took: number): void {
    this.telling.observe(took / 1000);
  }

  late(by: number): void {
    this.deadlines.observe(Math.max(0, by) / 1000);
  }

  answered(event: string, code: string, took: number): void {
    this.acks.observe({ event }, took / 1000);
    if (code !== 'ok') this.refusals.inc({ event, code });
  }

  /** A request over HTTP was answered; `area` is one of the program's own words. */
  requested(area: string, status: number): void {
    this.requests.inc({ area, status: `${Math.floor(status / 100)}xx` });
  }

  /** Readers who had stopped reading were cut off. */
  cut(count: number): void {
    if (count > 0) this.cuts.inc({ reason: 'slow_reader' }, count);
  }

  /** A timed job has ended a run that went well. */
  jobEnded(job: string): void {
    this.jobsFailed.inc({ job }, 0);
    this.jobsEnded.set({ job }, Math.floor(Date.now() / 1000));
  }

  /** A run of a timed job has failed. */
  jobFailed(job: string): void {
    this.jobsFailed.inc({ job });
  }

  private counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name: `huashu_${name}`, help, labelNames, registers: [this.registry] });
  }

  private histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name: `huashu_${name}`, help, buckets, registers: [this.registry] });
  }
}
