import type { Deed, LiveFetch } from './secret-places.ts';

// What runs in the page: nothing from outside may be used in these functions.

/** Sends one request for each; gives the URLs, of which a server sees no fragment. */
export async function sendAll(all: LiveFetch[]): Promise<string[]> {
  for (const { url, method, headers, body, referrer, cookies } of all) {
    for (const line of cookies) Reflect.set(document, 'cookie', `${line}; path=/`);
    const options: RequestInit = { method, headers };
    if (body !== undefined) options.body = body;
    if (referrer !== undefined) {
      const { pathname, search } = new URL(referrer);
      Object.assign(options, { referrer: pathname + search, referrerPolicy: 'unsafe-url' });
    }
    await fetch(url, options).then(
      (response) => response.text(),
      () => '',
    );
    for (const line of cookies) Reflect.set(document, 'cookie', `${line.split('=')[0]}=; path=/; max-age=0`);
  }
  return all.map(({ url }) => url);
}

/** Does these one after the other; gives what the page had then, of which a server sees nothing. */
export async function doAll(deeds: Deed[]): Promise<string[]> {
  const had: string[] = [];
  const ended = (element: HTMLElement, start: () => void) =>
    new Promise<void>((resolve) => {
      element.onload = () => resolve();
      element.onerror = () => resolve();
      start();
    });
  const frame = async (start: (name: string) => void) => {
    const element = document.createElement('iframe');
    element.name = `f${document.querySelectorAll('iframe').length}`;
    document.body.append(element);
    await ended(element, () => start(element.name));
  };
  const submit = (enctype: string, { name, text }: Deed) =>
    frame((target) => {
      const form = document.createElement('form');
      Object.assign(form, { method: 'post', action: '/form', target, enctype });
      const input = document.createElement('input');
      Object.assign(input, { name, value: text });
      form.append(input);
      document.body.append(form);
      form.submit();
    });
  const keep = ({ name, text }: Deed) =>
    new Promise<void>((resolve) => {
      const request = indexedDB.open('auth');
      request.onupgradeneeded = () => request.result.createObjectStore('users');
      request.onsuccess = () => {
        const change = request.result.transaction('users', 'readwrite');
        change.objectStore('users').put(text, name);
        const read = change.objectStore('users').get(name);
        change.oncomplete = () => {
          had.push(`${name} ${read.result}`);
          request.result.close();
          resolve();
        };
      };
    });
  const post = (body: BodyInit) => fetch('/post', { method: 'POST', body }).then((response) => response.text());

  for (const deed of deeds) {
    const { how, name, text } = deed;
    const query = `${name}=${text}`;
    if (how === 'image') {
      const image = new Image();
      await ended(image, () => {
        image.src = `/image?${query}`;
      });
    } else if (how === 'frame') {
      await frame((target) => void open(`/frame?${query}`, target));
    } else if (how === 'events') {
      const events = new EventSource(`/events?${query}`);
      await new Promise<void>((resolve) => {
        events.onerror = () => resolve();
      });
      events.close();
    } else if (how === 'socket') {
      const socket = new WebSocket(`ws://${location.host}/socket?${query}`);
      await new Promise<void>((resolve) => {
        socket.onerror = () => resolve();
      });
    } else if (how === 'worker') {
      const code = `fetch(${JSON.stringify(`${location.origin}/worker?${query}`)}).finally(() => postMessage(1))`;
      const worker = new Worker(URL.createObjectURL(new Blob([code])));
      await new Promise<void>((resolve) => {
        worker.onmessage = () => resolve();
      });
    } else if (how === 'beacon') {
      navigator.sendBeacon('/beacon', new Blob([text], { type: 'application/json' }));
    } else if (how === 'bytes') {
      await post(new Blob([text], { type: 'application/json' }));
      await post(new TextEncoder().encode(text));
    } else if (how === 'fields' || how === 'file') {
      const fields = new FormData();
      if (how === 'fields') fields.append(name, text);
      else fields.append('upload', new File([text], name, { type: 'application/json' }));
      await post(fields);
    } else if (how === 'form') await submit('application/x-www-form-urlencoded', deed);
    else if (how === 'multipart') await submit('multipart/form-data', deed);
    else if (how === 'plain') await submit('text/plain', deed);
    else if (how === 'basic') {
      const request = new XMLHttpRequest();
      request.open('GET', '/basic', true, name, text);
      await new Promise<void>((resolve) => {
        request.onloadend = () => resolve();
        request.send();
      });
    } else if (how === 'history') {
      history.pushState(null, '', `/here?${query}`);
      await fetch('/after').then((response) => response.text());
    } else if (how === 'hash') {
      location.hash = query;
      await fetch('/after').then((response) => response.text());
    } else if (how === 'title') document.title = query;
    else if (how === 'local') localStorage.setItem(name, text);
    else if (how === 'session') sessionStorage.setItem(name, text);
    else if (how === 'database') await keep(deed);
    else if (how === 'cookie') Reflect.set(document, 'cookie', `${query}; path=/`);
    had.push(
      location.href,
      document.title,
      document.cookie,
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
  }
  return had;
}
