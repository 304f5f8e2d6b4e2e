import type { Serves } from '../../../protocol/departments.ts';
import type { DeskLook } from '../../../protocol/widget-look.ts';
import type { ServiceHours } from '../calendar/service-hours.ts';
import type { Duration } from '../instant.ts';
import type { Limits, Resting } from '../rules.ts';

/** A membership of a department, and how the person serves it. */
export interface Membership {
  department: string;
  serves: Serves;
}

/** A chat that has waited this long is also offered to that department. */
export interface OverflowStep {
  id: string;
  after: Duration;
}

/** A department with what holds for it: its own values where it has them, else the desk's. */
export interface Department {
  id: string;
  name: string;
  overflow: readonly OverflowStep[];
  /** Pages whose visitors it serves; see `pages.ts`. */
  pages: readonly string[];
  /** Open chats of this department that one person may be given, besides what they may have at all; null: any number. */
  capacity: number | null;
  hours: ServiceHours;
  limits: Limits;
  /** What its customers see of the widget, in each language: the desk's, with its own sentences where it has them. */
  look: Readonly<Record<'zh-CN' | 'en', DeskLook>>;
  /** The clocks that rest outside the hours of this department; undefined: none. [P10] */
  resting?: Resting | undefined;
}

/** The departments of a desk by id; empty on a desk that has none. */
export type Departments = ReadonlyMap<string, Department>;

/** A desk without departments. */
export const NO_DEPARTMENTS: Departments = new Map();
