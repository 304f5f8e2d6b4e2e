/** The screens of the console, in the order of the rail; a name is also an address, `#/floor`. */
export const SCREENS = [
  { name: 'inbox', leadsOnly: false },
  { name: 'floor', leadsOnly: true },
  { name: 'manual', leadsOnly: true },
  { name: 'reports', leadsOnly: true },
  { name: 'team', leadsOnly: true },
] as const;

/** The name of a screen. */
export type Screen = (typeof SCREENS)[number]['name'];
