import { createHmac } from 'node:crypto';
import { networkOf } from '../domain/block/network.ts';
import { BoundedMap } from '../lib/bounded-map.ts';

/** Addresses whose name is cached, so that a reconnect costs no hash. */
const NETWORKS_MAX = 5000;

/**
 * Pseudonyms of networks and contacts: HMACs under the desk's own secret. The same input gives the same name, and
 * nobody can read the address from it.
 */
export class VisitorNames {
  private readonly networks = new BoundedMap<string | null>(NETWORKS_MAX);

  constructor(private readonly secret: string) {}

  /** The pseudonym of the network of an address; null if this is not an address. */
  network(address: string): string | null {
    const known = this.networks.get(address);
    if (known !== undefined) return known;
    const network = networkOf(address);
    const name = network === null ? null : this.hash(`network ${network}`);
    this.networks.set(address, name);
    return name;
  }

  /** The name of a contact however it is written: `+86 138-1234-5678` is `13812345678`. Null for too little. */
  contact(said: string | null | undefined): string | null {
    const plain = (said ?? '').normalize('NFKC').toLowerCase().trim();
    const digits = plain.replace(/[\s().-]/g, '');
    const number = /^\+?\d{5,20}$/.test(digits) ? digits.replace(/^(?:\+|00)?86(?=1\d{10}$)|^\+/, '') : plain;
    return number.length < 5 ? null : this.hash(`contact ${number}`);
  }

  private hash(name: string): string {
    return createHmac('sha256', this.secret).update(name).digest('base64url');
  }
}
