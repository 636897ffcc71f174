import browser from 'webextension-polyfill';

/** The extension API of whichever browser this is, with promises. Everyone else imports it from here. */
export { browser };
