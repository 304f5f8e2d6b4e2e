import { z } from 'zod';

/** Who is let in and what is put on record, as settings. */
export interface Safety {
  /** Seals the record of people's acts; null: a secret in the database does. */
  auditKey: string | null;
  /** What whoever reads `/metrics` has to know; null lets everybody read them who can reach them. */
  metricsToken: string | null;
}

const Secret = z.string().min(32, 'must have at least 32 characters').max(500).optional();

/** The settings of safety, to be read with the others. */
export const SafetySettings = {
  AUDIT_SECRET: Secret,
  METRICS_TOKEN: Secret,
};

/** What the settings mean. */
export function safetyOf(set: z.output<z.ZodObject<typeof SafetySettings>>): Safety {
  return { auditKey: set.AUDIT_SECRET ?? null, metricsToken: set.METRICS_TOKEN ?? null };
}
