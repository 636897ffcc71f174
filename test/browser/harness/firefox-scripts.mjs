/** @import { FrameScope, ProcessScope } from './firefox-privileged.d.ts' */

// Both functions run as text in another process: they may use nothing from outside their braces.

/**
 * Runs once in each process and sends on what its pages log as errors or throw.
 *
 * @param {ProcessScope} process
 */
export function processScript(process) {
  const storage = process.Cc['@mozilla.org/consoleAPI-storage;1'].getService(process.Ci.nsIConsoleAPIStorage);
  const show = (/** @type {unknown} */ value) => {
    try {
      return value !== null && typeof value === 'object' && !('stack' in value) ? JSON.stringify(value) : String(value);
    } catch {
      return '(an object)';
    }
  };
  /**
   * @param {string} text
   * @param {string | undefined} url
   * @param {number} innerWindowId
   */
  const send = (text, url, innerWindowId) => {
    const page = process.WindowGlobalChild.getByInnerWindowId(innerWindowId)?.browsingContext.window?.location.href;
    process.sendAsyncMessage('watchword:error', { text, url: url ?? '', page: page ?? '' });
  };
  process.Services.console.registerListener({
    observe(message) {
      if (!(message instanceof process.Ci.nsIScriptError)) return;
      // Warnings and infos are not errors.
      if (message.flags & (1 | 8)) return;
      send(message.errorMessage, message.sourceName, message.innerWindowID);
    },
  });
  storage.addLogEventListener((event) => {
    const logged = event.wrappedJSObject ?? event;
    if (logged.level !== 'error' && logged.level !== 'assert') return;
    send([...(logged.arguments ?? [])].map(show).join(' '), logged.filename, Number(logged.innerID));
  }, process.Cc['@mozilla.org/systemprincipal;1'].createInstance(process.Ci.nsIPrincipal));
  process.addMessageListener('watchword:flush', ({ data }) => process.sendAsyncMessage('watchword:flushed', data));
}

/**
 * Runs in the frame script scope of an extension document, whose policy forbids eval(). The engine's debugger is
 * not bound by that, as in the web console, and runs in the document's own global.
 *
 * @param {FrameScope} frame
 * @param {string} channel
 * @param {string} source
 */
export async function frameScript(frame, channel, source) {
  try {
    const { addDebuggerToGlobal } = frame.ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs');
    const system = frame.Cc['@mozilla.org/systemprincipal;1'].createInstance(frame.Ci.nsIPrincipal);
    // A debugger has to live in another compartment than what it debugs.
    const home = new frame.Cu.Sandbox(system, { freshCompartment: true });
    addDebuggerToGlobal(home);
    const inspector = new home.Debugger();
    const body = `(async () => JSON.stringify({ value: await (${source}\n) }))()`;
    const completion = inspector.addDebuggee(frame.content).executeInGlobal(body, { url: 'test-harness.js' });
    inspector.removeAllDebuggees();
    if (!completion.return) throw completion.throw?.unsafeDereference();
    frame.sendAsyncMessage(channel, { json: await completion.return.unsafeDereference() });
  } catch (error) {
    frame.sendAsyncMessage(channel, { error: String(error) });
  }
}
