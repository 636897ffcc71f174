import { browser } from '../platform/browser.ts';

// The path is the same in both builds: the panel page is a build input and keeps its place.
browser.devtools.panels.create('Watchword', '/icons/icon-32.png', '/src/panel/index.html');
