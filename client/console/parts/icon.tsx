/** Icons on a 16 px grid; each is one path. */
const PATHS = {
  inbox: 'M2.5 9.5 4 3.5h8l1.5 6v3h-11zM2.5 9.5h3.2l.8 1.5h3l.8-1.5h3.2',
  floor: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6',
  chart: 'M2.5 13.5h11M4.500 11V7.500M8 11V3M11.500 11V5.5',
  send: 'M2.8 8 13.2 3.2 9.6 13 7.6 8.8zM7.6 8.8 13.2 3.2',
  note: 'M3.5 2.5h9v7l-3.5 4h-5.500zM12.5 9.500H9v4M6 5.500h4M6 8h2.5',
  warn: 'M8 2.5 14 13H2zM8 6.500v3M8 11.200v.3',
  lift: 'M4 6.500h5.500a3 3 0 0 1 0 6H6M6.5 4 4 6.5 6.5 9',
  flag: 'M4 14V2.500M4 3h8l-2 2.8 2 2.700H4',
  transfer: 'M2.5 5.500h10M10 3l2.5 2.500L10 8M13.5 10.500h-10M6 8l-2.5 2.500L6 13',
  close: 'M3.5 8.5 6.5 11.5 12.5 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  takeOver:
    'M6.5 7.500a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.600zM2.5 13c0-2.4 1.6-4 4-4s4 1.6 4 4M12 5v4M10 7h4',
  accept: 'M2.5 8h8M7.5 5l3 3-3 3M9.5 2.500h4v11h-4',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v3.200l2 1.3',
  hourglass:
    'M4.5 2.500h7M4.5 13.500h7M5 2.500c0 3 1.5 4 3 5.5 1.5-1.5 3-2.5 3-5.500M5 13.500c0-3 1.5-4 3-5.5 1.5 1.5 3 2.5 3 5.5',
  search: 'M7 11.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.300l3.2 3.2',
  user: 'M8 7.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13.500c0-2.8 2-4.5 5-4.500s5 1.7 5 4.5',
  team: 'M6 7.500a2.3 2.3 0 1 0 0-4.600 2.3 2.3 0 0 0 0 4.600zM1.5 13.500c0-2.800 1.800-4.500 4.500-4.500s4.5 1.700 4.5 4.500M10.500 3.200a2.2 2.2 0 0 1 0 4.100M12 9.400c1.600.600 2.500 2 2.500 4.100',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  pin: 'M5.5 2.500h5v1.200l-1 .8v3l2 2v1h-7v-1l2-2v-3l-1-.800zM8 10.500v3.5',
  up: 'M8 13V3.500M4 7l4-4 4 4',
  down: 'M8 3v9.500M4 9l4 4 4-4',
  back: 'M13 8H3.500M7.5 4l-4 4 4 4',
  tick: 'M3 8.5 6 11.5 13 4.5',
  ticks: 'M1.5 8.5 4.5 11.5 11 4.500M8 11l.7.600L15 4.5',
  retry: 'M13 8a5 5 0 1 1-1.5-3.500M13 2.500v3h-3',
  offline:
    'M2.5 2.500l11 11M4 7.500a6 6 0 0 1 2-1.300M9 5.600a6 6 0 0 1 3 1.900M6 10a3 3 0 0 1 4 0M8 12.500v.01',
  left: 'M9.5 2.500h-6v11h6M7 8h6.500M11 5.5 13.5 8 11 10.5',
  quote: 'M3 4.500h4v4c0 2-1 3-3 3.500M9 4.500h4v4c0 2-1 3-3 3.5',
  download: 'M8 2.500v8M4.5 7.5 8 11l3.5-3.500M3 13.500h10',
  book: 'M8 4.500C6.5 3.3 4.5 3 2.5 3v9c2 0 4 .3 5.5 1.5 1.5-1.2 3.5-1.5 5.5-1.500V3c-2 0-4 .3-5.5 1.500zM8 4.500v9',
  keyboard: 'M1.5 4.5h13v7h-13zM4 7h.01M6.7 7h.01M9.3 7h.01M12 7h.01M5 9.300h6',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  record: 'M5.500 3.500h-2v10h9v-10h-2M5.500 2.500h5v2.500h-5zM6 8.500h4M6 11h4',
  plus: 'M8 3v10M3 8h10',
  block: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM3.8 3.800l8.4 8.4',
  bin: 'M2.500 4.500h11M6 4.500v-2h4v2M4 4.500l.6 9h6.800l.6-9M6.700 7v4M9.300 7v4',
  calendar: 'M2.5 4h11v9.500h-11zM2.5 7h11M5.500 2.500v3M10.500 2.500v3M5.500 10h.01M8 10h.01M10.500 10h.01',
  sliders: 'M2.500 5h6M11.500 5h2M10 3.500v3M2.500 11h2M7.500 11h6M6 9.500v3',
  lock: 'M4 7.500h8v6H4zM5.5 7.500V5a2.5 2.5 0 0 1 5 0v2.5',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** A decorative icon, hidden from screen readers: use it beside text or in a labelled button. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
