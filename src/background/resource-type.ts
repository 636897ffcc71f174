import type { ResourceType } from '../core/http/exchange.ts';

const TYPES: Readonly<Record<string, ResourceType>> = {
  main_frame: 'document',
  sub_frame: 'subdocument',
  xmlhttprequest: 'fetch',
  script: 'script',
  stylesheet: 'stylesheet',
  image: 'image',
  imageset: 'image',
  font: 'font',
  media: 'media',
  websocket: 'websocket',
  ping: 'ping',
  beacon: 'ping',
};

/** The browsers' word for what a request loads, in ours. */
export function toResourceType(type: string): ResourceType {
  return Object.hasOwn(TYPES, type) ? (TYPES[type] as ResourceType) : 'other';
}
