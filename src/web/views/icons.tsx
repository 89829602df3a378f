const paths = {
  ask: 'M4 5h16v11H9l-5 4z M8 9h8 M8 12h5',
  line: 'M3 18h4v-8l5 4v-4l5 4V6h4v12z',
  knowledge: 'M5 4h10l4 4v12H5z M14 4v5h5 M8 13h8 M8 16h6',
  alarms: 'M6 17V11a6 6 0 0 1 12 0v6z M4 17h16 M10 20h4',
  plc: 'M4 5h16v14H4z M10 9l-3 3 3 3 M14 9l3 3-3 3',
  approvals: 'M5 5h14v15H5z M9 3h6v4H9z M8.5 13.5l2.5 2.5 5-5.5',
  send: 'M4 12h15 M13 6l6 6-6 6',
  stop: 'M7 7h10v10H7z',
  microphone: 'M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3z M6 11a6 6 0 0 0 12 0 M12 17v4',
  settings: 'M4 7h10 M18 7h2 M14 5v4 M4 12h2 M10 12h10 M8 10v4 M4 17h8 M16 17h4 M14 15v4',
  close: 'M6 6l12 12 M18 6L6 18',
  back: 'M14 6l-6 6 6 6',
  next: 'M10 6l6 6-6 6',
  down: 'M6 10l6 6 6-6',
  up: 'M6 14l6-6 6 6',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6z M4 17h16 M10 20h4',
  gauge: 'M4 16a8 8 0 1 1 16 0 M12 16l4-5',
  trend: 'M4 18h16 M5 15l4-5 4 3 6-7',
  page: 'M6 3h9l4 4v14H6z M14 3v5h5',
  wrench: 'M14.5 6.5a4 4 0 0 1 5-1l-3 3 1.5 2 3-2.5a4 4 0 0 1-5.5 4.5L8 20l-3-3 7.5-7a4 4 0 0 1 2-3.5z',
  log: 'M4 6h16 M4 10h16 M4 14h16 M4 18h10',
  code: 'M9 8l-5 4 5 4 M15 8l5 4-5 4',
  asset: 'M12 3l8 4.5v9L12 21l-8-4.5v-9z M12 12l8-4.5 M12 12v9 M12 12L4 7.5',
  sum: 'M17 6H7l5 6-5 6h10',
  draft: 'M5 19l1-4L16 5l3 3L9 18z M14 7l3 3',
  history: 'M4 12a8 8 0 1 0 3-6.2 M4 4v4h4 M12 8v5l3 2',
  plus: 'M12 5v14 M5 12h14',
  check: 'M5 13l4 4L19 7',
  warning: 'M12 4l9 16H3z M12 10v4 M12 17v.5',
  shield: 'M12 3l7 3v6c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z',
  thumb: 'M8 11v9H4v-9z M8 11l4-7a2 2 0 0 1 2 2v4h5.5l-1.5 9a1.5 1.5 0 0 1-1.5 1H8',
  search: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12z M15.5 15.5L20 20',
  larger: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12z M15.5 15.5L20 20 M8.5 11h5 M11 8.5v5',
  smaller: 'M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12z M15.5 15.5L20 20 M8.5 11h5',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z M12 8v4l3 2',
} as const;

export type IconName = keyof typeof paths;

/** A line icon. Always beside words or inside a labelled button, so it is hidden from readers. */
export function Icon({ name, size = 24 }: Readonly<{ name: IconName; size?: number }>) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
