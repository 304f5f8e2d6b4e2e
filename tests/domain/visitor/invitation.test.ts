import { answered, stands, type Invitation } from '../../../server/domain/visitor/invitation.ts';

const DAY = 86_400_000;
const OPEN: Invitation = {
  ...{ customerId: 'c', id: 'i', account: '1001', words: '需要帮忙吗', state: 'open', until: 1000 },
};

describe('an invitation', () => {
  it('is accepted while it is open, to the moment, and then waits for the first words', () => {
    expect(answered(OPEN, 'accept', 999)).toMatchObject({ state: 'accepted', until: 999 + 300_000 });
    expect(answered(OPEN, 'accept', 1000)).toBeNull();
    expect(answered({ ...OPEN, state: 'later' }, 'accept', 5)).toBeNull();
  });

  it('that was declined leaves the visitor alone for a day, and none of its words', () => {
    const later = answered(OPEN, 'later', 10);
    expect(later).toMatchObject({ state: 'later', words: '', until: 10 + DAY });
    expect(stands(later!, 9 + DAY)).toBe(true);
    expect(stands(later!, 10 + DAY)).toBe(false);
  });

  it('that was declined for good stands for good, however late that was said', () => {
    const never = answered({ ...OPEN, state: 'used' }, 'never', 5000);
    expect(never).toMatchObject({ state: 'never', words: '' });
    expect(stands(never!, 10_000 * DAY)).toBe(true);
  });
});
