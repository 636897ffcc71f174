// The parts of Firefox's own objects that the harness touches.

interface MessageManager<Received = never> {
  addMessageListener(name: string, listener: (message: { data: Received }) => void): void;
  removeMessageListener(name: string, listener: (message: { data: Received }) => void): void;
  loadFrameScript(url: string, allowDelayedLoad: boolean): void;
}

export interface XulBrowser extends Element {
  currentURI: { spec: string };
  browsingContext: { prefersColorSchemeOverride: 'light' | 'dark' | 'none' };
  messageManager: MessageManager<{ json?: string; error?: string }> | null;
  closest(selector: 'panel'): (Element & { hidePopup(): void }) | null;
}

export interface XulTab {
  /** An id of the tab that lasts as long as the tab. */
  linkedPanel: string;
  linkedBrowser: XulBrowser;
}

interface ScriptError {
  errorMessage: string;
  sourceName: string;
  flags: number;
  innerWindowID: number;
}

interface LoggedEvent {
  level: string;
  filename?: string;
  innerID: number | string;
  arguments?: unknown[];
}

interface Components {
  '@mozilla.org/consoleAPI-storage;1': {
    getService(of: unknown): {
      addLogEventListener(
        listener: (event: LoggedEvent & { wrappedJSObject?: LoggedEvent }) => void,
        principal: unknown,
      ): void;
    };
  };
  '@mozilla.org/systemprincipal;1': { createInstance(of: unknown): unknown };
}

interface Interfaces {
  nsIScriptError: { new (): ScriptError };
  nsIConsoleAPIStorage: unknown;
  nsIPrincipal: unknown;
}

interface ConsoleService {
  registerListener(listener: { observe(message: object): void }): void;
}

export interface ProcessScope {
  Cc: Components;
  Ci: Interfaces;
  Services: { console: ConsoleService };
  WindowGlobalChild: {
    getByInnerWindowId(id: number): { browsingContext: { window: Window | null } } | null;
  };
  sendAsyncMessage(name: string, data: unknown): void;
  addMessageListener(name: string, listener: (message: { data: unknown }) => void): void;
}

interface DebuggedValue {
  unsafeDereference(): Promise<string>;
}

interface JsDebugger {
  addDebuggee(global: object): {
    executeInGlobal(
      source: string,
      options: { url: string },
    ): { return?: DebuggedValue; throw?: { unsafeDereference(): unknown } };
  };
  removeAllDebuggees(): void;
}

export interface FrameScope {
  Cc: Components;
  Ci: Interfaces;
  ChromeUtils: {
    importESModule(url: 'resource://gre/modules/jsdebugger.sys.mjs'): { addDebuggerToGlobal(global: object): void };
  };
  Cu: {
    Sandbox: new (principal: unknown, options: { freshCompartment: boolean }) => { Debugger: new () => JsDebugger };
  };
  content: object;
  sendAsyncMessage(name: string, data: unknown): void;
}

interface Toolbox {
  doc: { getElementById(id: string): HTMLIFrameElementWithBrowser | null };
  topWindow: PrivilegedWindow;
  getAdditionalTools(): { id: string; label: string; extensionId?: string }[];
  selectTool(id: string): Promise<unknown>;
}

interface HTMLIFrameElementWithBrowser {
  contentDocument: { querySelector(selector: 'browser'): XulBrowser | null } | null;
}

interface DevToolsLoader {
  require(id: string): {
    gDevTools: {
      showToolboxForTab(tab: XulTab, options: { hostType?: string }): Promise<Toolbox>;
      getToolboxForTab(tab: XulTab): Toolbox | undefined;
      closeToolboxForTab(tab: XulTab): Promise<void>;
    };
  };
}

interface ExtensionParentModule {
  ExtensionParent: {
    apiManager: {
      global: {
        browserActionFor(extension: unknown): { openPopup(opener: unknown, withoutGesture: boolean): Promise<void> };
      };
    };
  };
}

interface Extension {
  backgroundState: string;
  views: Iterable<{ viewType: string; xulBrowser: XulBrowser }>;
  wakeupBackground(): Promise<void>;
  terminateBackground(options: { ignoreDevToolsAttached: boolean; disableResetIdleForTest: boolean }): Promise<void>;
}

export interface PrivilegedWindow extends Window {
  Cc: Components;
  Ci: Interfaces;
  ChromeUtils: {
    importESModule(url: 'resource://devtools/shared/loader/Loader.sys.mjs'): DevToolsLoader;
    importESModule(url: 'resource://gre/modules/ExtensionParent.sys.mjs'): ExtensionParentModule;
  };
  DOMRect: typeof DOMRect;
  Services: {
    console: ConsoleService;
    ppmm: MessageManager<{ text: string; url: string; page: string }> & {
      loadProcessScript(url: string, allowDelayedLoad: boolean): void;
      childCount: number;
      getChildAt(at: number): { remoteType: string; sendAsyncMessage(name: string, data: unknown): void };
    };
    prefs: { setCharPref(name: string, value: string): void; setIntPref(name: string, value: number): void };
  };
  WebExtensionPolicy: { getByID(id: string): { mozExtensionHostname: string; extension: Extension } };
  browsingContext: {
    currentWindowGlobal: {
      drawSnapshot(rect: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>;
    };
  };
  gBrowser: { tabs: XulTab[]; selectedTab: XulTab };
  watchwordHarness?: object;
}
