import { describe, expect, it } from 'vitest';
import { cutToFormPost, readFormPost } from '../../../src/core/http/form-post.ts';

const fields = (html: string) => readFormPost(html).map(({ name, value }) => [name, value]);

describe('a page that hands a sign-in on', () => {
  it('is read whatever the quotes, the order and the case of its inputs', () => {
    const html = `<form action="/acs" method="post"><INPUT type=hidden NAME="SAMLResponse" VALUE="PHNhbWw=">
      <input value='s1' type='hidden' name='RelayState'/><input name=id_token value=abc.def.ghi><input name = "state"  value = "x">`;
    expect(fields(html)).toEqual([
      ['SAMLResponse', 'PHNhbWw='],
      ['RelayState', 's1'],
      ['id_token', 'abc.def.ghi'],
      ['state', 'x'],
    ]);
    expect(readFormPost(html)[0]).toEqual({ name: 'SAMLResponse', value: 'PHNhbWw=', raw: 'PHNhbWw=' });
  });

  it.each([
    ['an input without a value', '<input name="code">'],
    ['one with an empty value', '<input name="code" value="">'],
    ['one without a name', '<input value="x">'],
    ['a field of its own', '<input name="email" value="ada@example.com">'],
    ['a secret', '<input name="client_secret" value="canary">'],
    ['a name that is another attribute', '<input data-name="code" value="x">'],
    ['a value that is another attribute', '<input name="code" data-value="x">'],
    ['an element with a longer name', '<inputs name="code" value="x">'],
    ['a tag that does not end', '<input name="code" value="x"'],
  ])('passes over %s', (_what, html) => {
    expect(fields(html)).toEqual([]);
  });

  it('takes the first of two attributes alike, and no attribute of another tag', () => {
    expect(fields('<input name="code" name="state" value="1" value="2">')).toEqual([['code', '1']]);
    expect(fields('<input name="code"><b value="x">')).toEqual([]);
  });

  it.each([
    ['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
    ['&#43;&#x2B;&#X2f;', '++/'],
    ['a&b;&nbsp;&#;&#x;', 'a&b;&nbsp;&#;&#x;'],
    ['&#1114111;&#1114112;&#x10FFFF;&#xFFFFFF;', '\u{10ffff}&#1114112;\u{10ffff}&#xFFFFFF;'],
    ['100%', '100%'],
  ])('decodes “%s”', (written, value) => {
    expect(fields(`<input name="code" value='${written.replaceAll("'", '')}'>`)).toEqual([['code', value]]);
  });

  it.each([
    [`<input name="wresult" value='<t:R a="1">x</t:R>'><input name="wa" value="signin">`, '<t:R a="1">x</t:R>'],
    [`<input name="wresult" value="<t>it's</t>"><input name="wa" value="signin">`, "<t>it's</t>"],
    [`<input title=it's name=wresult value=x><input name="wa" value="signin">`, 'x'],
    [`<input name = "wresult" value = "a=>b"><input name="wa" value="signin">`, 'a=>b'],
  ])('reads a value in which a tag would end: %s', (html, value) => {
    expect(fields(html)).toEqual([
      ['wresult', value],
      ['wa', 'signin'],
    ]);
  });

  it('reads nothing of a value that does not end', () => {
    expect(fields('<input name=code value="x><input name=state value=1>')).toEqual([]);
  });

  it('reads fifty fields and no more', () => {
    const html = '<input name="code" value="x">'.repeat(60);
    expect(readFormPost(html)).toHaveLength(50);
  });

  it('is cut to those inputs, which can be read again', () => {
    const html =
      '<h1>Ada</h1><input name="wresult" value="&lt;t a=&quot;1&quot;&gt;&amp;"><input name="wa" value="signin">';
    const cut = cutToFormPost(html);
    expect(cut).toBe('<input name="wresult" value="&#60;t a=&#34;1&#34;&#62;&#38;"><input name="wa" value="signin">');
    expect(fields(cut)).toEqual(fields(html));
  });

  it.each(['SAMLRequest', 'SAMLResponse', 'id_token', 'access_token', 'code', 'wresult'])(
    'matters when it has %s',
    (name) => {
      const html = `<input name="state" value="1"><input name="${name}" value="x">`;
      expect(cutToFormPost(html)).toBe(html);
    },
  );

  it.each([
    ['parameters that go with any form', '<input name="state" value="1"><input name="wa" value="x">'],
    ['no inputs', '<h1>Hello</h1>'],
  ])('is cut to nothing when it has %s', (_what, html) => {
    expect(cutToFormPost(html)).toBe('');
  });
});
