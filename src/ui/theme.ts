export type Theme = 'light' | 'dark';

/** Sets the theme of the page: the one it was told, else the system's, now and when that changes. Returns how to stop following. */
export function applyTheme(theme: Theme | undefined): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const set = () => {
    document.documentElement.dataset.theme = theme ?? (system.matches ? 'dark' : 'light');
  };
  set();
  system.addEventListener('change', set);
  return () => system.removeEventListener('change', set);
}

/** The theme of DevTools by its name there: `default` is light in Chrome, and Firefox has names of its own. Unknown names give undefined. */
export function themeFromDevTools(name: string | undefined): Theme | undefined {
  if (name === 'dark') return 'dark';
  return name === 'light' || name === 'default' ? 'light' : undefined;
}
