// Finds the browsers that the tests and `npm start` drive. Plain Node: it runs before anything is installed.
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** @type {Record<BrowserName, { variable: string, names: string[], mac: string[], windows: string[], debian: string }>} */
const known = {
  chromium: {
    variable: 'WATCHWORD_CHROMIUM',
    names: ['chromium', 'chromium-browser'],
    mac: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
    windows: ['Chromium\\Application\\chrome.exe'],
    debian: 'chromium',
  },
  firefox: {
    variable: 'WATCHWORD_FIREFOX',
    names: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    mac: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
    debian: 'firefox-esr',
  },
};

// Branded Chrome comes last: it, too, can be told to load an extension, but its policies may forbid it.
known.chromium.names.push('google-chrome', 'google-chrome-stable', 'chrome');
known.chromium.mac.push('Google Chrome.app/Contents/MacOS/Google Chrome');
known.chromium.windows.push('Google\\Chrome\\Application\\chrome.exe');

/**
 * @param {string} file
 * @returns {boolean}
 */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * @param {BrowserName} name
 * @returns {string[]}
 */
function candidates(name) {
  const { names, mac, windows } = known[name];
  const env = process.env;
  if (process.platform === 'darwin') {
    return ['/Applications', path.join(env.HOME ?? '', 'Applications')].flatMap((at) =>
      mac.map((app) => path.join(at, app)),
    );
  }
  if (process.platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((at) => at !== undefined);
    return roots.flatMap((at) => windows.map((file) => path.win32.join(at, file)));
  }
  const folders = [...(env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return names.flatMap((file) => folders.filter(Boolean).map((at) => path.join(at, file)));
}

/**
 * What a person has to do to get this browser.
 *
 * @param {BrowserName} name
 * @returns {string}
 */
export function howToInstall(name) {
  const { variable, debian } = known[name];
  const title = name === 'chromium' ? 'Chromium' : 'Firefox';
  /** @type {Partial<Record<NodeJS.Platform, string>>} */
  const commands = {
    darwin: `brew install --cask ${name}`,
    win32: `winget install ${name === 'chromium' ? 'Hibbiki.Chromium' : 'Mozilla.Firefox'}`,
  };
  const command = commands[process.platform] ?? `sudo apt-get install ${debian} (or the package of your system)`;
  return `${title} was not found. Install it: ${command}; or set ${variable} to the path of its program.`;
}

/**
 * The Debian package that holds this browser.
 *
 * @param {BrowserName} name
 * @returns {string}
 */
export function debianPackage(name) {
  return known[name].debian;
}

/**
 * The path of an installed browser. `WATCHWORD_CHROMIUM` and `WATCHWORD_FIREFOX` name another than the usual one.
 *
 * @param {BrowserName} name
 * @returns {string}
 * @throws {Error} with a message that says how to install it, when there is none
 */
export function findBrowser(name) {
  const { variable } = known[name];
  const chosen = process.env[variable];
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new Error(`${variable} is set to ${chosen}, which is no program.`);
  }
  const found = candidates(name).find(isProgram);
  if (found === undefined) throw new Error(howToInstall(name));
  return found;
}
