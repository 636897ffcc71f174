import { browser } from '../platform/browser.ts';
import { createDevToolsPanel } from '../platform/devtools-panel.ts';
import { onFinishedRequest, readRecorded } from '../platform/finished-requests.ts';
import { createConnection } from '../platform/port-client.ts';
import { createBodyReader } from './bodies.ts';
import { announce } from './presence.ts';

const { tabId } = browser.devtools.inspectedWindow;
const connection = createConnection({ tabId });
const read = createBodyReader(connection, tabId);

// The path is the same in both builds: the panel page is a build input and keeps its place.
createDevToolsPanel({ title: 'Watchword', icon: '/icons/icon-32.png', page: '/src/panel/index.html' });
onFinishedRequest((request) => void read(request));
announce({ connection, tabId, readRecorded, now: () => Date.now() });
