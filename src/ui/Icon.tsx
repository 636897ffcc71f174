const PATHS = {
  check: <path d="M3 8.5 6.6 12 13 4.6" />,
  clear: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="m4.2 11.8 7.6-7.6" />
    </>
  ),
  columns: <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />,
  up: <path d="m4.5 9.8 3.5-3.6 3.5 3.6" />,
  down: <path d="m4.5 6.2 3.5 3.6 3.5-3.6" />,
  window: (
    <>
      <path d="M6.5 3.5h-4v9.2h9.2v-4" />
      <path d="M9.2 2.5h4.3v4.3M13.3 2.7 7.6 8.4" />
    </>
  ),
  close: <path d="m4.2 4.2 7.6 7.6m0-7.6-7.6 7.6" />,
  keep: (
    <>
      <path d="M5.5 2.5h5l-.6 4.6 1.9 2.2v1H4.2v-1l1.9-2.2z" />
      <path d="M8 10.3v3.6" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.4 14.2 13H1.8z" />
      <path d="M8 6.4v3.2M8 11.2v.3" />
    </>
  ),
  failed: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8v4M8 11v.3" />
    </>
  ),
  expected: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="m5.4 8.2 1.8 1.8 3.4-3.8" />
    </>
  ),
  reason: <path d="M3.5 8h8.2M8.4 4.6 11.8 8l-3.4 3.4" />,
  unseen: (
    <>
      <circle cx="8" cy="8" r="5.6" stroke-dasharray="2.2 2.2" />
    </>
  ),
  share: (
    <>
      <path d="M8 10V2.4M5 5.2 8 2.2l3 3" />
      <path d="M5 7.5H3.2v6h9.6v-6H11" />
    </>
  ),
  options: (
    <>
      <path d="M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7" />
      <circle cx="10.7" cy="4.5" r="1.7" />
      <circle cx="5.2" cy="11.5" r="1.7" />
    </>
  ),
  workbench: (
    <>
      <path d="M4.5 3.5h7v2.2h-7z" />
      <path d="M5 4.6H2.8v8.9h10.4V4.6H11M5.4 8.4h5.2M5.4 10.8h3.4" />
    </>
  ),
  external: <path d="M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5" />,
  lock: (
    <>
      <rect x="3.5" y="7.2" width="9" height="6" rx="1.2" />
      <path d="M5.5 7V5.4a2.5 2.5 0 0 1 5 0V7" />
    </>
  ),
};

/** A drawing of 16 by 16 in the text's colour. Says nothing by itself: the control it stands in has the name. */
export function Icon({ name, small }: { name: keyof typeof PATHS | 'record'; small?: boolean }) {
  return (
    <svg class={small ? 'icon small' : 'icon'} viewBox="0 0 16 16" aria-hidden="true">
      {name === 'record' ? (
        <circle cx="8" cy="8" r="4.6" fill="currentColor" />
      ) : (
        <g fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" stroke-linejoin="round">
          {PATHS[name]}
        </g>
      )}
    </svg>
  );
}
