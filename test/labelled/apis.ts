import { type Labelled, visit } from './label.ts';
import { alnum, base64Url, hex, jwt, uuid } from './values.ts';

const S = 'https://app.shop.example';
const API = 'https://api.cloud.example';
const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
const page = { initiator: S };

/** Pages whose API lives at another site, and pages that merely ask others for something. */
export const apis: readonly Labelled[] = [
  visit('an API at another site, a JWT of the user', { is: 'jwt-bearer', shape: 'spa' }, (b) => {
    const token = jwt({ email: 'ada@a.example' });
    b.open(`${S}/`);
    for (const path of ['me', 'items', 'items/2']) b.fetch(`${API}/v1/${path}`, { ...page, ...bearer(token) });
  }),
  visit('an API at another site, a JWT of the user in a header of its own', { is: 'custom-header' }, (b) => {
    const token = jwt({ user_id: 7 });
    b.open(`${S}/`);
    for (const path of ['me', 'items', 'items/2'])
      b.fetch(`${API}/v1/${path}`, { ...page, headers: { 'X-Cloud-Token': token } });
  }),
  visit('a page on localhost with an API in the cloud', { site: 'localhost', is: 'jwt-bearer' }, (b) => {
    const token = jwt({ preferred_username: 'ada' });
    b.open('http://localhost:5173/');
    for (const path of ['me', 'items', 'items/2'])
      b.fetch(`${API}/v1/${path}`, { initiator: 'http://localhost:5173', ...bearer(token) });
  }),
  visit('an API at another site that answers 401 first', { is: ['opaque-bearer'], login: 'json' }, (b) => {
    const token = base64Url(40);
    b.open(`${S}/`);
    b.fetch(`${API}/me`, { ...page, status: 401 });
    b.post(`${API}/login`, ['email', 'password'], { ...page, body: JSON.stringify({ access_token: token }) });
    for (const path of ['me', 'items', 'items/2']) b.fetch(`${API}/${path}`, { ...page, ...bearer(token) });
  }),
  visit('an opaque token for all data of a page', { is: ['opaque-bearer', 'unknown'] }, (b) => {
    const token = base64Url(40);
    b.open(`${S}/`);
    for (const path of ['me', 'items', 'items/2', 'items/3']) b.fetch(`${API}/${path}`, { ...page, ...bearer(token) });
  }),
  visit('a JWT that is given to guests', { is: ['none', 'unknown'] }, (b) => {
    const token = jwt({ sub: 'guest_8f2', type: 'guest' });
    b.open(`${S}/`);
    for (const path of ['catalogue', 'items', 'items/2']) b.fetch(`${API}/${path}`, { ...page, ...bearer(token) });
  }),
  visit('a JWT of somebody who is anonymous', { is: ['none', 'unknown'] }, (b) => {
    const token = jwt({ is_anonymous: true, role: 'authenticated' });
    b.open(`${S}/`);
    for (const path of ['catalogue', 'items', 'items/2']) b.fetch(`${API}/${path}`, { ...page, ...bearer(token) });
  }),
  visit('a widget in a frame with a JWT of its user', { is: ['none', 'unknown'] }, (b) => {
    const token = jwt({ email: 'ada@a.example' });
    b.open(`${S}/`);
    b.open('https://chat.widget.example/frame', { type: 'subdocument' });
    for (const path of ['me', 'threads', 'threads/2'])
      b.fetch(`https://chat.widget.example/api/${path}`, {
        initiator: 'https://chat.widget.example',
        ...bearer(token),
      });
    b.open(`${S}/a`);
    b.open(`${S}/b`);
  }),
  visit('measurements with a JWT of the user', { is: ['none', 'unknown'] }, (b) => {
    const token = jwt({ user_id: 'u7' });
    b.open(`${S}/`);
    for (const path of ['a', 'b', 'c'])
      b.fetch(`https://collect.measure.example/v2/${path}`, { ...page, method: 'POST', ...bearer(token) });
    b.open(`${S}/a`);
    b.open(`${S}/b`);
  }),
  visit('a session of the site, and a chat that takes a JWT', { is: 'session-cookie', login: 'form' }, (b) => {
    const token = jwt({ external_id: 'u7', email: 'ada@a.example' });
    b.open(`${S}/login`);
    b.submit(`${S}/login`, ['email', 'password'], { to: '/home', set: [`sid=${hex(32)}; Path=/; HttpOnly`] });
    for (const path of ['home', 'orders', 'orders/2']) {
      b.open(`${S}/${path}`);
      b.fetch(`https://api.chat.example/v1/${path}`, { ...page, ...bearer(token) });
    }
  }),
  visit('a token in the parameters of remote calls', { is: 'unknown' }, (b) => {
    b.open(`${S}/`);
    for (let call = 0; call < 4; call++) {
      const sent = b.post(`${S}/rpc`, ['jsonrpc', 'method', 'params.token', 'params.page', 'id']);
      if (sent.requestBody) sent.requestBody.call = 'items.list';
    }
  }),
  visit('remote calls without a token', { is: ['none'] }, (b) => {
    b.open(`${S}/`);
    for (let call = 0; call < 4; call++) {
      const sent = b.post(`${S}/rpc`, ['jsonrpc', 'method', 'params.page', 'params.size', 'id']);
      if (sent.requestBody) sent.requestBody.call = 'items.list';
    }
  }),
  visit('one write with Basic after a challenge', { is: 'basic', login: 'http-challenge' }, (b) => {
    const headers = { Authorization: `Basic ${btoa('ada:')}` };
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/repo/${path}`);
    b.fetch(`${S}/repo/d`, { method: 'PUT', status: 401, answer: { 'WWW-Authenticate': 'Basic realm="repo"' } });
    b.fetch(`${S}/repo/d`, { method: 'PUT', status: 201, headers });
  }),
  visit('one write with Basic, sent at once', { is: 'basic', login: 'unknown' }, (b) => {
    const headers = { Authorization: `Basic ${btoa('ada:')}` };
    for (const path of ['a', 'b', 'c']) b.fetch(`${S}/repo/${path}`);
    b.fetch(`${S}/repo/d`, { method: 'PUT', status: 201, headers });
  }),
  visit('a key for a map beside pages', { is: ['none', 'api-key'] }, (b) => {
    b.open(`${S}/`);
    for (let tile = 0; tile < 5; tile++) b.fetch(`https://tiles.map.example/v1/${tile}?key=${alnum(39)}`, page);
    b.open(`${S}/contact`);
    b.open(`${S}/about`);
  }),
  visit('a publishable key of a payment', { is: ['none', 'unknown'] }, (b) => {
    b.open(`${S}/`);
    for (const path of ['a', 'b', 'c', 'd'])
      b.fetch(`https://api.pay.example/v1/${path}`, { ...page, ...bearer(`pk_live_${alnum(24)}`) });
    b.open(`${S}/about/${uuid()}`);
  }),
];
