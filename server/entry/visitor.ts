import type { Socket } from 'socket.io';
import type { CustomerToServer, ServerToCustomer } from '../../protocol/customer.ts';
import type { Introduction } from '../actions/visitors/introduce.ts';
import type { Needs } from '../actions/services.ts';
import { refusedVisitor } from '../actions/visitors/visitors.ts';
import {
  contactRoom,
  languageRoom,
  ownLanguageRoom,
  showDepartment,
  type CustomerSocketData,
} from '../delivery/rooms.ts';
import { noticeLocale } from '../domain/block/block.ts';
import { departmentFor } from '../domain/department/assign.ts';
import { NO_DEPARTMENTS } from '../domain/department/department.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Check } from './connection-order.ts';
import type { Client } from './history-read-queue.ts';

/** A customer's connection. */
export type CustomerSocket = Socket<
  CustomerToServer,
  ServerToCustomer,
  Record<string, never>,
  CustomerSocketData
>;

/** A connected customer, with what they said about themselves on this connection. */
export class Visitor {
  #introduction: Introduction | null = null;
  #named: string | undefined;

  constructor(
    private readonly services: Needs<'blocks' | 'directory' | 'profile' | 'rules' | 'visitorNames'>,
    private readonly socket: CustomerSocket,
  ) {}

  /** The id of the connection, by which its rate is counted. */
  get id(): string {
    return this.socket.id;
  }

  /** The reader for the history queue: the person, not the connection. */
  get client(): Client {
    return { person: this.customerId, isStaff: false, connected: () => this.socket.connected };
  }

  get data(): CustomerSocketData {
    return this.socket.data;
  }

  get customerId(): string {
    return this.data.customerId;
  }

  /** Everything that they have said about themselves so far, and their network. */
  get introduction(): Introduction {
    return this.#introduction ?? { network: this.data.network };
  }

  /** Adds what they say about themselves. */
  meet(said: Introduction): void {
    this.#introduction = { ...this.introduction, ...said };
    if (said.locale) this.speak(said.locale);
    const contact = this.services.visitorNames.contact(said.contact);
    if (contact === null || contact === this.data.contact) return;
    // Keep one room at a time: a client that changes its contact on every event would fill a room with each.
    if (this.data.contact !== null) void this.socket.leave(contactRoom(this.data.contact));
    this.data.contact = contact;
    void this.socket.join(contactRoom(contact));
  }

  /**
   * The department of their next chat, by what the website names and the page that they are on; with `chosen`, by their
   * choice too, where the desk lets them choose.
   */
  departmentOfNext(named: string | undefined, chosen?: string): string | null {
    this.#named = named ?? this.#named;
    const { profile, rules } = this.services;
    const choice = profile.departmentChoice ? chosen : undefined;
    const hints = { named: this.#named, chosen: choice, page: this.introduction.page };
    return departmentFor(hints, rules.departments ?? NO_DEPARTMENTS);
  }

  /** They see the desk as this department; null is the desk itself. */
  see(department: string | null): void {
    showDepartment(this.socket, department);
  }

  private speak(locale: string): void {
    this.data.locale = locale;
    const read = noticeLocale(locale, this.services.profile.locale);
    for (const language of ['zh-CN', 'en'] as const) {
      const rooms = [languageRoom(language), ownLanguageRoom(this.customerId, language)];
      if (language === read) void this.socket.join(rooms);
      else for (const room of rooms) void this.socket.leave(room);
    }
  }

  /** The check that refuses a blocked visitor with the notice; null while nobody is blocked. [P2] */
  get unlessBlocked(): Check<Refusal> | null {
    return this.services.blocks.any ? () => refusedVisitor(this.services, this.data) : null;
  }
}
