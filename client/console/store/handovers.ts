import { create } from 'zustand';

/** Counts the changes of hand-overs that this person sees: who shows some asks again when it goes up. [P8] */
export const useHandovers = create<{ readonly changes: number }>()(() => ({ changes: 0 }));
