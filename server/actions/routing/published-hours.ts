import type { DeskView } from '../../../protocol/chat.ts';
import {
  departmentRoom,
  departmentSeenBy,
  IN_DEPARTMENT,
  languageRoom,
  showDepartment,
} from '../../delivery/rooms.ts';
import type { Rules } from '../../domain/rules.ts';
import { deskView } from '../desk-view.ts';
import type { DeskState, Needs } from '../services.ts';
import { deskSeenBy } from '../visitors/department-seen.ts';

/**
 * Tells the customers of this process whether the desk, or their department, is open: service opens and closes with the
 * hours and with the agents present. [P10]
 */
export class PublishedHours {
  #told: Map<string | null, string>;
  #departments: Rules['departments'];

  constructor(private readonly services: Needs<DeskState | 'rooms'>) {
    this.#told = this.#now();
  }

  /** Tells whom it concerns what has changed since the last time; says whether anything has. */
  publish(): boolean {
    const before = this.#told;
    this.#told = this.#now();
    this.#leaveRemoved();
    const changed = [...this.#told].filter(([department, words]) => before.get(department) !== words);
    for (const [department] of changed)
      if (department === null) this.#tellDesk();
      else this.#tellDepartment(department);
    return changed.length > 0;
  }

  #now(): Map<string | null, string> {
    const departments = [...(this.services.rules.departments?.values() ?? [])];
    // The view is in one language; what differs between the two is compared whole.
    const { company, look } = this.services.profile;
    const inBoth = JSON.stringify([company, look, departments.map((one) => one.look)]);
    return new Map(
      [null, ...departments.map(({ id }) => id)].map(
        (id) => [id, wordsOf(deskView(this.services, undefined, id)) + inBoth] as const,
      ),
    );
  }

  #tellDesk(): void {
    const view = deskView(this.services);
    const { local } = this.services.rooms.customers;
    const other = view.locale === 'en' ? 'zh-CN' : 'en';
    local.except([languageRoom(other), IN_DEPARTMENT]).emit('desk', view);
    local.to(languageRoom(other)).except(IN_DEPARTMENT).emit('desk', deskView(this.services, other));
  }

  #tellDepartment(id: string): void {
    for (const socket of this.#socketsIn(departmentRoom(id)))
      socket.emit('desk', deskSeenBy(this.services, socket));
  }

  /** The customers of a department that has been removed become the desk's. */
  #leaveRemoved(): void {
    const { departments } = this.services.rules;
    // Whenever settings are read these are made anew; a department may have come and gone since the last time.
    if (departments === this.#departments) return;
    this.#departments = departments;
    for (const socket of this.#socketsIn(IN_DEPARTMENT)) {
      const seen = departmentSeenBy(socket);
      if (seen !== null && departments?.has(seen) === true) continue;
      showDepartment(socket, null);
      socket.emit('desk', deskSeenBy(this.services, socket));
    }
  }

  #socketsIn(room: string) {
    const { adapter, sockets } = this.services.rooms.customers;
    return [...(adapter.rooms.get(room) ?? [])].flatMap((socket) => sockets.get(socket) ?? []);
  }
}

/** For comparison: the view without the current time. */
function wordsOf(view: DeskView): string {
  return JSON.stringify({ ...view, now: null });
}
