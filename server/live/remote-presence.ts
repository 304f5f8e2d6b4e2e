import type { ConnectedPeople } from '../delivery/cluster/messages.ts';

interface Known {
  staff: Map<string, number>;
  customers: Set<string>;
}

/** Who is connected to the other processes, as last reported. */
export class RemotePresence {
  private readonly processes = new Map<string, Known>();

  /** Replaces one process's people by its snapshot. */
  replace(from: string, { staff, customers }: ConnectedPeople): void {
    this.processes.set(from, { staff: new Map(staff), customers: new Set(customers) });
  }

  /** Drops a process; returns the customers who were connected to it. */
  forget(from: string): string[] {
    const known = this.processes.get(from);
    this.processes.delete(from);
    return [...(known?.customers ?? [])];
  }

  setStaff(from: string, account: string, count: number): void {
    const { staff } = this.of(from);
    if (count > 0) staff.set(account, count);
    else staff.delete(account);
  }

  setCustomer(from: string, id: string, here: boolean): void {
    const { customers } = this.of(from);
    if (here) customers.add(id);
    else customers.delete(id);
  }

  /** Consoles of this account, on all of them. */
  staffCount(account: string): number {
    let count = 0;
    for (const { staff } of this.processes.values()) count += staff.get(account) ?? 0;
    return count;
  }

  /** Processes to which this customer is connected. */
  customerCount(id: string): number {
    let count = 0;
    for (const { customers } of this.processes.values()) if (customers.has(id)) count += 1;
    return count;
  }

  private of(from: string): Known {
    const known = this.processes.get(from) ?? { staff: new Map(), customers: new Set() };
    this.processes.set(from, known);
    return known;
  }
}
