import type { ReactNode } from 'react';

/** A part of the report under its heading. */
export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className="report-part" aria-label={title}>
      <h3>{title}</h3>
      {hint === undefined ? null : <p className="faint">{hint}</p>}
      {children}
    </section>
  );
}
