import { browser } from '../platform/browser.ts';
import { onFinishedRequest } from '../platform/finished-requests.ts';
import { createConnection } from '../platform/port-client.ts';
import { createBodyReader } from './bodies.ts';

const { tabId } = browser.devtools.inspectedWindow;
const read = createBodyReader(createConnection({ tabId }), tabId);

// The path is the same in both builds: the panel page is a build input and keeps its place.
browser.devtools.panels.create('Watchword', '/icons/icon-32.png', '/src/panel/index.html');
onFinishedRequest((request) => void read(request));
