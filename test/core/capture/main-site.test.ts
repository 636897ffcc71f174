import { expect, test } from 'vitest';
import { createBrowser } from '../../labelled/browser.ts';
import { reportOf } from '../../labelled/run.ts';
import { hex } from '../../labelled/values.ts';

const headers = { 'X-Api-Key': hex(32) };

test('without any page the site that requests with a credential go to comes first', () => {
  const b = createBrowser();
  b.fetch('https://cdn.files.example/config.json');
  for (const path of ['a', 'b', 'c']) b.fetch(`https://api.shop.example/${path}`, { headers });
  expect(reportOf(b.exchanges).sites[0]).toMatchObject({ site: 'shop.example', strategy: { id: 'api-key' } });
});

test('without any page and any credential the first site stays first', () => {
  const b = createBrowser();
  b.fetch('https://cdn.files.example/config.json');
  for (const path of ['a', 'b', 'c']) b.fetch(`https://api.shop.example/${path}`);
  expect(reportOf(b.exchanges).sites[0]?.site).toBe('files.example');
});

test('with a page its site comes first, whatever else is asked', () => {
  const b = createBrowser();
  b.open('https://www.news.example/');
  for (const path of ['a', 'b', 'c']) b.open(`https://api.shop.example/${path}`, { headers, type: 'subdocument' });
  expect(reportOf(b.exchanges).sites[0]?.site).toBe('news.example');
});
