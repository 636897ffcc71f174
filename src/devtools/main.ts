import { browser } from '../platform/browser.ts';
import { createConnection } from '../platform/port-client.ts';
import { createBodyReader, type FinishedRequest } from './bodies.ts';

const { tabId } = browser.devtools.inspectedWindow;
const read = createBodyReader(createConnection({ tabId }), tabId);

// The path is the same in both builds: the panel page is a build input and keeps its place.
browser.devtools.panels.create('Watchword', '/icons/icon-32.png', '/src/panel/index.html');
browser.devtools.network.onRequestFinished.addListener((request) => void read(request as unknown as FinishedRequest));
