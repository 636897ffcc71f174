import { applyTheme, themeFromDevTools } from '../ui/theme.ts';

/** The part of `devtools.panels` that tells the theme; each browser has its own way to tell of changes. */
interface ThemedPanels {
  themeName?: string;
  /** Firefox. */
  onThemeChanged?: { addListener(listener: (name: string) => void): void };
  /** Chrome. */
  setThemeChangeHandler?: (handler: (name: string) => void) => void;
}

/** Gives the page the theme of DevTools, now and when it changes. */
export function followDevToolsTheme(panels: object): void {
  const { themeName, onThemeChanged } = panels as ThemedPanels;
  let stop = applyTheme(themeFromDevTools(themeName));
  const change = (name: string) => {
    stop();
    stop = applyTheme(themeFromDevTools(name));
  };
  onThemeChanged?.addListener(change);
  // The polyfill may not know Chrome's own method.
  const chromePanels = globalThis.chrome?.devtools?.panels as ThemedPanels | undefined;
  if (!onThemeChanged) chromePanels?.setThemeChangeHandler?.(change);
}
