import { Presence } from '../../server/live/presence.ts';
import { SiteVisitors, type Seen } from '../../server/live/site-visitors.ts';

const seen = (customerId: string, page = 'https://shop.example/'): Seen => ({
  ...{ customerId, page, title: null, referrer: null, locale: null, device: null, name: null },
  ...{ department: null, network: null, returning: false },
});

describe('who is on the site', () => {
  let now: number;
  let told: number;
  let presence: Presence;
  let visitors: SiteVisitors;
  beforeEach(() => {
    now = 0;
    told = 0;
    const clock = { now: () => now };
    presence = new Presence(clock);
    visitors = new SiteVisitors(clock, presence, () => void (told += 1));
  });
  const ids = () => visitors.online().map(({ customerId }) => customerId);
  const comes = (id: string, page?: string) => {
    presence.customerCame(id);
    visitors.saw(seen(id, page));
  };

  it('is in the list while connected, since when the visit began, over pages and the moment between them', () => {
    comes('a');
    now = 10_000;
    presence.customerWent('a');
    expect(ids()).toEqual([]);
    now = 40_000;
    comes('a', 'https://shop.example/cart');
    expect(visitors.find('a')).toMatchObject({ since: 0, onPageSince: 40_000 });
    presence.customerWent('a');
    expect(ids()).toEqual([]);
    now = 110_000;
    ids();
    comes('a');
    expect(visitors.find('a')).toMatchObject({ since: 110_000 });
  });

  it('is told to the other processes once a page, and bounded: who comes beyond it is not in the list', () => {
    for (let n = 0; n < 10_050; n += 1) comes(`v${n}`);
    expect(ids()).toHaveLength(10_000);
    expect(told).toBe(10_000);
    expect(visitors.find('v10049')).toBeNull();
    for (let n = 0; n < 100; n += 1) presence.customerWent(`v${n}`);
    ids();
    now = 60_000;
    comes('late');
    expect(visitors.find('late')).not.toBeNull();
  });

  it('has room for visitors of other processes once those of its own are long gone', () => {
    for (let n = 0; n < 10_000; n += 1) comes(`v${n}`);
    const far = { ...visitors.find('v1')!, customerId: 'far' };
    presence.customerElsewhere('other', 'far', true);
    presence.customerWent('v0');
    visitors.applyRemote(far);
    expect(visitors.find('far')).toBeNull();
    now = 60_000;
    visitors.applyRemote(far);
    expect(visitors.find('far')).not.toBeNull();
  });

  it('is as it was for a process that joins, of this one’s own connections alone', () => {
    comes('a');
    visitors.applyRemote({ ...visitors.find('a')!, customerId: 'far' });
    expect(visitors.here().map(({ customerId }) => customerId)).toEqual(['a']);
    visitors.forget();
    expect(ids()).toEqual([]);
  });
});
