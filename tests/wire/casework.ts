import { v7 as newId } from 'uuid';
import type { CaseEntry, CasesPage, CaseView, CaseWithEntries } from '../../protocol/cases.ts';
import type { WireError } from '../../protocol/errors.ts';
import type { Desk } from './a-desk.ts';

/** What a request was answered with. */
interface Told<T> {
  status: number;
  body: T & { error?: WireError };
}

/** Somebody of the staff who works on cases over HTTP. */
export class Casework {
  private constructor(
    private readonly desk: Desk,
    private readonly cookie: string,
  ) {}

  static async of(desk: Desk, account: string): Promise<Casework> {
    return new Casework(desk, await desk.cookieOf(account));
  }

  open(asked: object): Promise<Told<CaseWithEntries>> {
    return this.ask('POST', '/api/cases', asked);
  }

  /** A complaint that has been recorded; the test fails if it was not. */
  async complaint(more: object = {}): Promise<CaseView> {
    const text = '杯子碎了';
    const { status, body } = await this.open({ kind: 'complaint', class: 'quality', text, ...more });
    if (status !== 201) throw new Error(`no complaint: ${JSON.stringify(body)}`);
    return body.case;
  }

  add(number: string, entry: object): Promise<Told<{ case: CaseView; entry: CaseEntry }>> {
    return this.ask('POST', `/api/cases/${number}/entries`, { clientId: newId(), ...entry });
  }

  /** The codes with which some entries are answered, one after the other. */
  async codes(number: string, ...entries: object[]): Promise<string[]> {
    const codes: string[] = [];
    for (const entry of entries) codes.push((await this.add(number, entry)).body.error?.code ?? 'ok');
    return codes;
  }

  get(number: string): Promise<Told<CaseWithEntries>> {
    return this.ask('GET', `/api/cases/${number}`);
  }

  /** The numbers that a query finds. */
  async find(query: string): Promise<string[]> {
    const { body } = await this.page(query);
    return body.cases.map(({ number }) => number);
  }

  /** The numbers that a query finds, once it finds any. */
  async until(query: string): Promise<string[]> {
    const end = performance.now() + 20_000;
    for (;;) {
      const found = await this.find(query);
      if (found.length > 0 || performance.now() > end) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  page(query: string): Promise<Told<CasesPage>> {
    return this.ask('GET', `/api/cases${query}`);
  }

  private async ask<T>(method: string, path: string, body?: object): Promise<Told<T>> {
    const response = await fetch(`${this.desk.url}${path}`, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Told<T>['body'] };
  }
}

/** What leads a complaint from one step to each later one; a lead approves. */
export const STEPS = [
  { type: 'verified', text: '看过照片' },
  { type: 'proposed', text: '换一只' },
  { type: 'approved' },
  { type: 'answered' },
  { type: 'carriedOut' },
  { type: 'followedUp', text: '客户满意' },
  { type: 'archived', cause: '包装太薄', measure: '换包装' },
] as const;
