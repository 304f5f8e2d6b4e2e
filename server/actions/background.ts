import type { RetentionPeriods } from '../domain/rules.ts';
import { settleByStored, settleOverdue } from './cases/answered-promises.ts';
import { sendEndNotes } from './announcements/end-notes.ts';
import { tellUnanswered } from './handovers/unanswered-handovers.ts';
import { openMissedMessages } from './cases/messages-left.ts';
import { tellOpenComplaints } from './cases/complaints-in-chats.ts';
import { reopenMissed } from './cases/withdrawn-answers.ts';
import { tellOpenPromises } from './cases/promises-in-chats.ts';
import { sweepCases } from './cases/sweep-cases.ts';
import { EpochWatch } from './cluster/epoch-watch.ts';
import { joinProcesses, type Link } from './cluster/join-processes.ts';
import { overflowJob } from './departments/overflow-watch.ts';
import { restingJob } from './chats/resting-watch.ts';
import { markLost, sweep } from './chats/sweep.ts';
import type { Created } from './create-services.ts';
import { everyDone, type Job } from '../lib/jobs.ts';
import { filesJob } from './files/sweep-files.ts';
import { mailJob } from './mail/send-queued.ts';
import { activatePublished } from './manual/activate.ts';
import { IdleWatch } from './routing/activity.ts';
import { invitationsJob, visitorsJob } from './visitors/on-site.ts';
import { Retention } from './privacy/retention.ts';
import { pushJob } from './push/send-pushes.ts';

/** From one look for messages that nobody was told of to the next, in milliseconds. */
const READ_MISSED_MS = 10 * 60_000;

/** From one look for customers who were not told of the end of an outage to the next, in milliseconds. */
const END_NOTES_MS = 5000;

/** Retention periods, and the confirmation of a large erasure. */
export interface RetentionSettings {
  retention: RetentionPeriods;
  /** The day (2026-11-29) on which a person confirmed a large erasure, or one after a leap of the clock. */
  confirmErasure: string | null;
}

/** The background work of a process. */
export interface Background {
  /** Due by time; the caller runs them, each in isolation. */
  jobs: readonly Job[];
  /** Why this process holds back erasure by age; null if it does not. */
  erasureHeld: () => string | null;
  /** Leaves the other processes. */
  leave: () => void;
  /** Stops the background work. Resolves when it has settled. */
  settled: () => Promise<void>;
}

/** Joins the other processes over `link`, if there is one, and prepares the jobs. Call it after the subscribers. */
export function startBackground(
  { services, situations, membership }: Omit<Created, 'committed'>,
  link: Link | null,
  { retention: periods, confirmErasure }: RetentionSettings,
): Background {
  const {
    blocks,
    settings,
    ownPhrases,
    announcements,
    pushDevices,
    phraseUses,
    assistant,
    dispatcher,
    learner,
    records,
    timeline,
  } = services;
  const joined = link && membership ? joinProcesses(link, membership, services, situations) : null;
  const epochs = new EpochWatch(services);
  const retention = new Retention(services, periods, confirmErasure);
  const idle = new IdleWatch(services);
  const startedAt = services.clock.now();
  dispatcher.queueMoved();
  return {
    jobs: [
      { name: 'blocks', run: () => blocks.refresh() },
      { name: 'settings', run: () => settings.refresh() },
      { name: 'own_phrases', run: () => ownPhrases.refresh() },
      { name: 'announcements', run: () => announcements.refresh() },
      overflowJob(services),
      restingJob(services),
      mailJob(services),
      { name: 'push_devices', run: () => pushDevices.refresh() },
      pushJob(services),
      filesJob(services),
      { name: 'deadlines', run: () => sweep(services) },
      { name: 'cases', run: () => sweepCases(services) },
      { name: 'handovers', run: () => tellUnanswered(services) },
      {
        name: 'end_notes',
        run: everyDone(
          END_NOTES_MS,
          () => services.clock.now(),
          () => sendEndNotes(services),
        ),
      },
      {
        name: 'messages',
        run: everyDone(
          READ_MISSED_MS,
          () => services.clock.now(),
          () => openMissedMessages(services),
        ),
      },
      {
        name: 'promises',
        run: everyDone(
          Infinity,
          () => services.clock.now(),
          () => tellOpenPromises(services, (stored) => settleByStored(services, stored), startedAt),
        ),
      },
      {
        name: 'complaints',
        run: everyDone(
          Infinity,
          () => services.clock.now(),
          () => tellOpenComplaints(services),
        ),
      },
      {
        name: 'late_answers',
        run: everyDone(
          READ_MISSED_MS,
          () => services.clock.now(),
          async () => {
            await settleOverdue(services);
            await reopenMissed(services);
          },
        ),
      },
      { name: 'lost_agents', run: () => markLost(services) },
      { name: 'away', run: () => idle.tick() },
      { name: 'timeline', run: () => timeline.tick() },
      { name: 'epoch', run: () => epochs.tick() },
      { name: 'retention', run: () => retention.tick() },
      { name: 'manual', run: activatePublished(services) },
      { name: 'learning', run: () => learner.tick() },
      { name: 'phrase_uses', run: () => phraseUses.tick() },
      { name: 'suggestions', run: () => assistant.tick() },
      { name: 'queue', run: () => dispatcher.publish() },
      visitorsJob(services, () => performance.now()),
      invitationsJob(services, () => performance.now()),
      ...(joined?.jobs ?? []),
    ],
    erasureHeld: () => retention.held,
    leave: () => joined?.leave(),
    settled: async () => {
      assistant.stop();
      await learner.stop();
      await retention.settled();
      await records.settled();
      await timeline.settled();
    },
  };
}
