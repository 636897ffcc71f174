import type { Page } from 'puppeteer-core';

export type BrowserName = 'chromium' | 'firefox';
export type Theme = 'light' | 'dark';

export interface Size {
  /** CSS pixels. */
  width: number;
  height: number;
}

export interface LaunchOptions {
  browser: BrowserName;
  /** The unpacked build: a folder with a `manifest.json`. */
  extensionDir: string;
  /** Without a window; true when left out. */
  headless?: boolean;
  /** More arguments for Chromium's command line. */
  args?: string[];
  /** Firefox asks all hosts by this proxy of 127.0.0.1, and takes any certificate; Chromium is led by its arguments. */
  proxyPort?: number;
  /** Preferences of Firefox, beside those that every run has. */
  preferences?: Record<string, unknown>;
  /** The browser's program; looked for when left out. */
  executablePath?: string;
}

export interface WaitOptions {
  /** Milliseconds until the wait fails; 20,000 when left out. */
  timeout?: number;
}

export interface ScreenshotOptions {
  /** Only the document of the extension, without the window around it. */
  only?: 'panel';
}

export type ErrorSource = 'background' | 'panel' | 'popup' | 'devtools' | 'other';

export interface ConsoleError {
  source: ErrorSource;
  text: string;
  /** The script or page that the browser blames; empty when it does not say. */
  url: string;
}

/** A function to run in a document, or the text of an expression. Arguments and result travel as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments are those of the caller's own function
export type Evaluated<T> = string | ((...args: any[]) => T | Promise<T>);

/** One document of the extension, however the browser shows it. */
export interface View {
  /** `innerText` of the document's body. */
  text(): Promise<string>;
  evaluate<T>(what: Evaluated<T>, ...args: unknown[]): Promise<T>;
  /** Waits until the element is there, visible and enabled, then clicks it. */
  click(selector: string): Promise<void>;
  /** Puts text in an input as a person would: the document hears `input` and `change`. */
  fill(selector: string, value: string): Promise<void>;
  /** Waits for text or a match in `text()` and gives the whole text. */
  waitForText(wanted: string | RegExp, options?: WaitOptions): Promise<string>;
  /** Waits until the expression or function is truthy in the document, and gives its value. */
  waitFor<T>(what: Evaluated<T>, options?: WaitOptions): Promise<T>;
  /** Writes a PNG. */
  screenshot(path: string, options?: ScreenshotOptions): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  /** Errors that this document has logged or thrown so far. */
  console(): Promise<ConsoleError[]>;
}

export interface Panel extends View {
  /** Gives the panel's own document this size. Headless only. */
  resize(size: Size): Promise<void>;
  /** Closes the DevTools of the tab. */
  close(): Promise<void>;
}

export interface Popup extends View {
  /** `action`: the popup a click on the toolbar button shows. */
  kind: 'action';
  close(): Promise<void>;
}

export interface Har {
  log: {
    version: string;
    pages: { id: string; title: string }[];
    entries: {
      pageref?: string;
      request: { method: string; url: string; headers: HarPair[]; cookies: HarPair[]; postData?: { text: string } };
      response: {
        status: number;
        headers: HarPair[];
        cookies: HarPair[];
        content: { mimeType: string; text?: string };
      };
    }[];
  };
}

export interface HarPair {
  name: string;
  value: string;
}

export interface Browser {
  name: BrowserName;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  extensionOrigin: string;
  /** A new tab; at `url` and loaded if there is one. */
  newPage(url?: string): Promise<Page>;
  /** The real panel in the real DevTools of the tab; opens them, or finds them open. */
  openPanel(page: Page): Promise<Panel>;
  /** The real popup, for this tab. */
  openPopup(page: Page): Promise<Popup>;
  /** Ends the service worker or event page; resolves when it is gone, with true if it was there. An event starts it again. */
  killBackground(): Promise<boolean>;
  /** Runs in the background's global scope, and starts the background if it sleeps. */
  evaluateInBackground<T>(what: Evaluated<T>, ...args: unknown[]): Promise<T>;
  /** The text on the toolbar button for this tab. Starts the background if it sleeps. */
  badgeText(page: Page): Promise<string>;
  /** Every error of the extension's own pages and background so far. */
  consoleErrors(): Promise<ConsoleError[]>;
  /** What "Export HAR (with sensitive data)" of the network panel gives. Chromium only; the tab's panel must have been opened before the requests. */
  exportHar(page: Page): Promise<Har>;
  /** All that the background's heap holds after a collection, as the text of a snapshot. Chromium only. */
  heapSnapshot(): Promise<string>;
  /** Resolves when the browser is closed, by this process or by a person. */
  closed: Promise<void>;
  close(): Promise<void>;
}
