/** @import { PrivilegedWindow, XulBrowser, XulTab } from './firefox-privileged.d.ts' */

/**
 * Runs with the browser's own rights in its window, as text: it may use nothing from outside its braces.
 * Leaves `window.watchwordHarness`, whose methods `firefox-session.mjs` calls by name.
 *
 * @param {string} extensionId
 * @param {{ process: string, frame: string }} scripts The functions of `firefox-scripts.mjs`.
 */
export function installPrivileged(extensionId, scripts) {
  const chromeWindow = /** @type {PrivilegedWindow} */ (/** @type {unknown} */ (globalThis));
  const { Cc, Ci, ChromeUtils, DOMRect, Services, WebExtensionPolicy, gBrowser } = chromeWindow;
  const policy = () => WebExtensionPolicy.getByID(extensionId);
  const viewOf = (/** @type {string} */ type) => [...policy().extension.views].find((view) => view.viewType === type);
  /** @typedef {{ text: string, url: string, page: string }} Logged */
  /** @type {Logged[]} */
  const errors = [];
  /** @type {Logged[]} */
  const seenHere = [];
  /** @type {Map<string, () => void>} */
  const flushing = new Map();

  const isOurs = (/** @type {Logged} */ { text, url, page }) =>
    [text, url, page].some((place) => place.includes(`moz-extension://${policy()?.mozExtensionHostname}`));

  // Each process tells what its pages logged and threw: only there is it known which page it was.
  Services.ppmm.addMessageListener('watchword:error', ({ data }) => {
    if (isOurs(data)) errors.push(data);
  });
  // What this process itself says about the extension, and again, without the page, what the others said.
  Services.console.registerListener({
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError) || message.flags & (1 | 8)) return;
      const logged = { text: message.errorMessage, url: message.sourceName, page: '' };
      if (isOurs(logged)) seenHere.push(logged);
    },
  });
  Services.ppmm.addMessageListener('watchword:flushed', ({ data }) => flushing.get(data.text)?.());
  Services.ppmm.loadProcessScript(
    toDataUrl(
      ['Cc', 'Ci', 'Services', 'WindowGlobalChild', 'sendAsyncMessage', 'addMessageListener'],
      scripts.process,
      [],
    ),
    true,
  );

  /**
   * The names of a message manager's scope are no properties of `globalThis`: hand them over.
   *
   * @param {string[]} names
   * @param {string} script
   * @param {unknown[]} args
   */
  function toDataUrl(names, script, args) {
    const scope = names.map((name) => (/Message/.test(name) ? `${name}: (...args) => ${name}(...args)` : name));
    const call = `(${script})({ ${scope.join(', ')} }, ...${JSON.stringify(args)})`;
    return `data:application/javascript;charset=utf-8,${encodeURIComponent(call)}`;
  }

  /**
   * @param {XulBrowser | null | undefined} browser
   * @param {string} source
   */
  function run(browser, source) {
    // A browser that still changes to the extension's process loses the messages sent to it.
    if (!browser?.messageManager || !browser.currentURI.spec.startsWith('moz-extension:')) {
      throw new Error('its document is not there');
    }
    const { messageManager } = browser;
    const channel = `watchword:${chromeWindow.crypto.randomUUID()}`;
    return new Promise((resolve, reject) => {
      const listener = (/** @type {{ data: { json?: string, error?: string } }} */ { data }) => {
        messageManager.removeMessageListener(channel, listener);
        if (data.json === undefined) reject(new Error(data.error));
        else resolve(JSON.parse(data.json).value);
      };
      messageManager.addMessageListener(channel, listener);
      messageManager.loadFrameScript(
        toDataUrl(['Cc', 'Ci', 'ChromeUtils', 'Cu', 'content', 'sendAsyncMessage'], scripts.frame, [channel, source]),
        false,
      );
    });
  }

  const tabOf = (/** @type {string} */ id) => {
    const tab = gBrowser.tabs.find((/** @type {XulTab} */ each) => each.linkedPanel === id);
    if (!tab) throw new Error('the tab is closed');
    return tab;
  };

  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('devtools/client/framework/devtools');

  const toolboxOf = (/** @type {string} */ id) => {
    const toolbox = gDevTools.getToolboxForTab(tabOf(id));
    if (!toolbox) throw new Error('the toolbox is closed');
    return toolbox;
  };
  const panelTool = (/** @type {string} */ id) =>
    toolboxOf(id)
      .getAdditionalTools()
      .find((tool) => tool.extensionId === extensionId || tool.id.startsWith('webext-devtools-panel'));
  const panelFrame = (/** @type {string} */ id) => {
    const frame = toolboxOf(id).doc.getElementById(`toolbox-panel-iframe-${panelTool(id)?.id}`);
    const browser = frame?.contentDocument?.querySelector('browser');
    if (!frame || !browser) throw new Error('the panel has no frame');
    return { frame, browser };
  };

  /**
   * @param {PrivilegedWindow} shown
   * @param {DOMRect | null} rect
   */
  async function snapshot(shown, rect) {
    const bitmap = await shown.browsingContext.currentWindowGlobal.drawSnapshot(rect, 1, 'white');
    const canvas = /** @type {HTMLCanvasElement} */ (
      chromeWindow.document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas')
    );
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return canvas.toDataURL('image/png').replace(/^.*,/, '');
  }

  const methods = {
    selectedTab: () => ({
      id: gBrowser.selectedTab.linkedPanel,
      url: gBrowser.selectedTab.linkedBrowser.currentURI.spec,
    }),
    backgroundState: () => policy()?.extension?.backgroundState ?? 'not installed',
    /** The errors so far. The extension's process answers after it has sent what it logged before. */
    errors: async () => {
      const children = Array.from({ length: Services.ppmm.childCount }, (_, at) => Services.ppmm.getChildAt(at));
      const answers = children
        .filter((child) => child.remoteType === 'extension')
        .map((child) => {
          const text = chromeWindow.crypto.randomUUID();
          return new Promise((resolve) => {
            flushing.set(text, () => resolve(flushing.delete(text)));
            child.sendAsyncMessage('watchword:flush', { text });
          });
        });
      await Promise.all(answers);
      const own = seenHere.filter(({ text, url }) => !errors.some((other) => other.text === text && other.url === url));
      return [...errors, ...own];
    },

    openToolbox: async (/** @type {string} */ id, /** @type {string | undefined} */ hostType) => {
      await gDevTools.showToolboxForTab(tabOf(id), hostType ? { hostType } : {});
      return true;
    },
    selectPanel: async (/** @type {string} */ id) => {
      const tool = panelTool(id);
      if (!tool) return false;
      await toolboxOf(id).selectTool(tool.id);
      return true;
    },
    closeToolbox: async (/** @type {string} */ id) => {
      await gDevTools.closeToolboxForTab(tabOf(id));
      return true;
    },
    runInPanel: (/** @type {string} */ id, /** @type {string} */ source) => run(panelFrame(id).browser, source),
    growToolbox: (/** @type {string} */ id, /** @type {number} */ width, /** @type {number} */ height) => {
      toolboxOf(id).topWindow.resizeBy(width, height);
      return true;
    },
    shootToolbox: (/** @type {string} */ id) => {
      const { topWindow } = toolboxOf(id);
      return snapshot(topWindow, new DOMRect(0, 0, topWindow.innerWidth, topWindow.innerHeight));
    },
    shootPanel: (/** @type {string} */ id) => snapshot(/** @type {never} */ (panelFrame(id).browser), null),

    openPopup: async () => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const action = ExtensionParent.apiManager.global.browserActionFor(policy().extension);
      await action.openPopup(chromeWindow, true);
      return true;
    },
    hasPopup: () => Boolean(viewOf('popup')),
    runInPopup: (/** @type {string} */ source) => run(viewOf('popup')?.xulBrowser, source),
    shootPopup: () => snapshot(/** @type {never} */ (viewOf('popup')?.xulBrowser), null),
    /** Popups follow the toolbar, whatever the preference says. */
    useThemeInPopup: (/** @type {'light' | 'dark'} */ theme) => {
      const popup = viewOf('popup');
      if (popup) popup.xulBrowser.browsingContext.prefersColorSchemeOverride = theme;
      return true;
    },
    closePopup: () => {
      viewOf('popup')?.xulBrowser.closest('panel')?.hidePopup();
      return true;
    },

    useTheme: (/** @type {'light' | 'dark'} */ theme) => {
      Services.prefs.setCharPref('devtools.theme', theme);
      Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', theme === 'dark' ? 0 : 1);
      return true;
    },

    wakeBackground: async () => {
      const { extension } = policy();
      if (extension.backgroundState !== 'running') await extension.wakeupBackground();
      return true;
    },
    runInBackground: (/** @type {string} */ source) => run(viewOf('background')?.xulBrowser, source),
    /** Whether there was a page, and whether it has no view any more. */
    killBackground: async () => {
      const { extension } = policy();
      const killed = viewOf('background');
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
      return { was: killed !== undefined, isGone: !killed || ![...extension.views].includes(killed) };
    },
  };
  chromeWindow.watchwordHarness = methods;
  return Object.keys(methods).length > 0 && Boolean(Cc);
}
