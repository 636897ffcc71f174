import { describe, expect, it } from 'vitest';
import { createScrubber, scrubHeaders, scrubText, scrubUrl } from '../../../../src/core/http/scrub.ts';

/** What stands in «guillemets» has to go, and nothing else may change. A number in ⟦brackets⟧ becomes a text as long. */
const read = (marked: string) => ({
  text: marked.replace(/[«»⟦⟧]/g, ''),
  clean: marked
    .replace(/«([^»]*)»/g, (_, secret: string) => '*'.repeat(secret.length))
    .replace(/⟦([^⟧]*)⟧/g, (_, number: string) => `"${'*'.repeat(number.length - 2)}"`),
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a text without its secrets', () => {
  it.each([
    // JSON
    '{"password":"«hunter22»","user":"ada"}',
    '{ "password" : "«hunter22»" , "n" : 1 }',
    ' \n{"a":{"b":[{"client_secret":"«hunter22»"}]},"c":"open"}',
    '[{"password":"«one-pass»"},{"password":"«two-pass»"},{"token":"kept-token"}]',
    '{"password":{"old":"«hunter22»","new":["«hunter33»",null,true]},"other":"x"}',
    '{"password":"«qu\\"ote\\\\»","a":"b"}',
    '{"pass\\u0077ord":"«hunter22»"}',
    '{"password":⟦123456⟧,"pin":⟦-12.5e3⟧,"count":123456}',
    '{"password":null,"pass":true,"passwd":"","pwd":12}',
    '{"password":"«hunter22»',
    '{"user":"ada","password":"«hunter22»"} {"password":"«hunter33»"},{"password":"«hunter44»"}',
    '{"password":"«hunter22»"}\n{"a":1}\n{"password":"«hunter33»"}\n',
    '{"a":1,"b":2} password=«hunter22»',
    '{"name":"password","value":"«hunter22»"}',
    '{"value":"«hunter22»","label":"password","type":"text"}',
    '[{"key":"password","content":"«hunter22»"},{"key":"city","content":"Vienna"}]',
    '{"name":"city","value":"password"}',
    '{"name":"password","other":"hunter22"}',
    '{"id":"otp","answer":⟦492817⟧}',
    '{"kty":"RSA","n":"modulus-here","e":"AQAB","d":"«private-exponent»","p":"«prime-one»","q":"«prime-two»"}',
    '{"kty":"EC","crv":"P-256","x":"public-x","y":"public-y","d":"«private-scalar»"}',
    '{"kty":"oct","k":"«symmetric-key»"}',
    '{"d":"open-value","p":"open-value","k":"open-value"}',
    '{"json":"{\\"password\\":\\"«hunter22»\\",\\"a\\":1}"}',
    '{"form":"a=1&password=«hunter22»&b=2"}',
    '{"url":"https://ada:«hunter22»@h.example/?client_secret=«hunter33#x»"}',
    '"{\\"password\\":\\"«hunter22»\\"}"',
    '{"password":"«hunter22»",}',
    '{"a":[1,2,{"otp":"«492817»"},[["x"]]],"z":{}}',
    '{"a":[],"b":{},"password":"«hunter22»"}',
    // Forms and lists
    'user=ada&password=«hunter22»&x=1',
    'password=«hunter22»',
    'client_secret=«hunter22»&grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA',
    'data=%7B%22password%22%3A%22«hunter22»%22%7D&x=1',
    'next=https%3A%2F%2Fh.example%2F%3Fpassword%3D«hunter22»%26a%3D1&b=2',
    'next=%2Fa%253Fclient_secret%253D«hunter22»&b=2',
    'user=ada password=«hunter22» x=1',
    'user=ada, password=«hunter22», x=1',
    'a=1;password=«hunter22»;b=2',
    'code=«492817»&user=ada',
    'code=492817&state=af0ifjsldkj',
    'pass%77ord=«hunter22»&a=1',
    // Values that go on, in quotation marks or not, and those that do not
    'password=«hunter; 22»&x=1',
    'password=«hunter22»;',
    'password=«hunter22»#top',
    'user=ada, password=«hunter 22», x=1',
    'user=ada password=«hunter; 22 33»',
    'password="«hunter 22; x»", a=1',
    'a=1, password="«hunter, 22»"',
    'password="«hunter22»"&a="x"',
    'title="a & b"&password=«hunter22»',
    'password=«"hunter22»',
    'password=«a"b»&x=1',
    'a="x"&password= «hunter22»&b=1',
    ' password =«hunter22»&x=1',
    'password = «hunter22»',
    'user = ada\npassword = «hunter22»\nhost = h.example',
    '{"note":"password = «hunter22»"}',
    '{"note":"user = ada\\npassword = «hunter22»"}',
    '{"note":"a = b, where c = d"}',
    'user\t=\tada\npassword\t=\t«hunter 22»\n',
    'password=&x=1',
    'password=%74rue&x=1',
    'password=«%zz9»&x=1',
    'code=«123+456»&user=ada',
    'code=123456&grant_type=authorization_code&redirect_uri=x',
    'a=1&b&c=«»&password=«hunter22»',
    // JSON with blanks, numbers and what is no JSON after all
    '{"password":\t\n «»"«hunter22»" , "pin" : [ ⟦12345⟧ , "«hunter33»" ] }',
    '{"pin":[⟦12345⟧,⟦-1.5e+30⟧,true,{"a":"«hunter22»"}],"b":[1,2]}',
    '{"password":"«hunter22»" "a":1}',
    '{"a" "b", "password":"«hunter22»"}',
    '{"a":[1 2],"password":"«hunter22»"}',
    '{a:1,"password":"«hunter22»"}',
    '[ ]{ "password" : "«hunter22»" }',
    '{"password":"«hunter22»"},\n{"password":"«hunter33»"}',
    '-12.5e3 {"password":"«hunter22»"}',
    '12345 {"password":"«hunter22»"} null',
    '[1,{"password":"«hunter22»"}',
    '{"a":{"password":"«hunter22»"',
    '{"password":"«hunter22\\"»',
    '{"password',
    '{"password":',
    '{"password" : ',
    '{"attribute":"password","answer":"«hunter22»","v":"«hunter33»"}',
    '{"namespace":"password","value":"kept-value"}',
    '{"name":"password","values":["«hunter22»","«hunter33»"],"revalue":"kept"}',
    `{"name":"${'password'.padStart(130, 'x')}","value":"kept-value"}`,
    // Loose names: scripts, GraphQL, logs
    'mutation { login(user: "ada", password: "«hunter22»") { token } }',
    "const config = { user: 'ada', clientSecret: '«hunter22»' };",
    'user: ada\npassword: «hunter22»\nhost: h.example',
    "array('password' => '«hunter22»', 'user' => 'ada')",
    'login(password: "«un\\"usual»", user: "ada")',
    'call(variables: "{\\"password\\":\\"«hunter22»\\"}")',
    'password : "«hunter22»"',
    'log: "password": "«hunter22»"',
    'log: \\"password\\":\\"«hunter22»\\",\\"user\\":\\"ada\\"',
    '{"a":1} 2fa=«123456»',
    '{"a":1} 12 true null password=«hunter22»',
    'no secret: here "password" alone',
    // Multipart
    '--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n«hunter22»\r\n--b\r\nContent-Disposition: form-data; name="city"\r\n\r\nVienna\r\n--b--',
    '--b\nContent-Disposition: form-data; name="password"\n\n«hunter22»\n--b--',
    '--b\r\nContent-Disposition: form-data; name="password"\r\nContent-Type: text/plain\r\n\r\n«hunter22»',
    '--b\r\nContent-Disposition: form-data; name="password"; filename="a.txt"\r\n\r\nhunter22\r\n--b--',
    // Keys
    '-----BEGIN PRIVATE KEY-----«\nMIIEvQIBADAN\n»-----END PRIVATE KEY-----\nrest',
    '-----BEGIN RSA PRIVATE KEY-----«\nMIIEvQIBADAN\n»-----END RSA PRIVATE KEY----- -----BEGIN PGP PRIVATE KEY BLOCK-----«\nxyz»',
    '-----BEGIN PUBLIC KEY-----\nMIIBIjANBg\n-----END PUBLIC KEY-----',
    // XML and HTML
    '<a><password>«hunter22»</password><user>ada</user></a>',
    '<wsse:Password Type="text"> «hunter22» </wsse:Password><b>x</b>',
    '<password><![CDATA[«hunter22»]]></password>',
    '<password><![CDATA[«hunter22»',
    '<password>«a&amp;b&lt;c»</password>',
    '<password/><user>ada</user>',
    '<user password="«hunter22»" name="ada"/>',
    "<user password='«hunter22»' name='ada'/>",
    '<param name="password">«hunter22»</param>',
    '<input type="password" value="«hunter22»"><input type="text" value="ada">',
    '<input value="«hunter22»" name="client_secret"/>',
    '<RSAKeyValue><Modulus>public</Modulus><D>«private»</D><InverseQ>«private»</InverseQ></RSAKeyValue>',
    '<a><D>open</D></a>',
    '<password>«hunter22»',
    '<a>{&quot;password&quot;:&quot;«hunter22»&quot;}</a>',
    '<a href="/x?client_secret=«hunter22»&amp;b=1">x</a>',
    '<?xml version="1.0"?>\n<a:b xmlns:a="x"><a:secret>«hunter22»</a:secret></a:b>',
    '<a>&#123;&#x22;password&#x22;:&#x22;«hunter22»&#x22;}</a>',
    // URLs in text
    '{"url":"https://ada:«hunter22»@h.example/"}',
    '{"url":"https:\\/\\/ada:«hunter22»@h.example/"}',
    '{"at":"12:30","mail":"ada@h.example","url":"https://h.example:8080/@ada"}',
    'see https://ada:«hunter22»@h.example/ and https://h.example/ada:x@y',
    'postgres://app:«hunter22»@db/x?password=«hunter33»',
    'nothing here',
    '',
  ])('%s', (marked) => {
    const { text, clean } = read(marked);
    expect(scrubText(text)).toBe(clean);
    // What was dropped stays as it is.
    expect(scrubText(clean)).toBe(clean);
  });

  it.each([
    ['{"password":"hunter22","a":1}', '{"password":"********","a":1}'],
    ['{ "password": "grün–»x«" }', '{ "password": "*************" }'],
    ['[{"client_secret":"hunter22"}]', '[{"client_secret":"********"}]'],
  ])('also when it is in base64, of either alphabet: %s', (text, clean) => {
    const url = (one: string) => one.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    const expected = clean.includes('grün') ? clean : undefined;
    for (const write of [base64, (one: string) => url(base64(one))]) {
      const scrubbed = scrubText(`{"data":"${write(text)}"}`);
      const inner = Buffer.from(JSON.parse(scrubbed).data, 'base64').toString();
      expect(inner).toHaveLength(Buffer.from(text).length);
      if (Buffer.from(text).length === text.length) expect(inner).toBe(expected ?? clean);
      expect(inner).not.toContain('hunter');
      expect(inner).not.toContain('gr');
      expect(JSON.parse(scrubbed).data).toHaveLength(write(text).length);
    }
  });

  it('also in base64 that is percent-encoded', () => {
    const data = base64('{"password":"hunter2>?"}');
    const scrubbed = scrubText(`data=${encodeURIComponent(data)}&b=1`);
    expect(scrubbed).toHaveLength(`data=${encodeURIComponent(data)}&b=1`.length);
    expect(Buffer.from(decodeURIComponent(scrubbed.slice(5, -4)), 'base64').toString()).toBe(
      '{"password":"*********"}',
    );
  });

  it('ends in time on what is built to be deep', () => {
    const deep = `${'['.repeat(100_000)}{"password":"hunter22"}`;
    expect(scrubText(deep)).toHaveLength(deep.length);
    expect(scrubText(`${'['.repeat(100)}{"password":"hunter22"}${']'.repeat(100)}`)).not.toContain('hunter22');
    let nested = '{"password":"hunter22"}';
    for (let level = 0; level < 5; level++) nested = JSON.stringify({ inner: nested });
    expect(scrubText(nested)).not.toContain('hunter22');
  });
});

describe('an address without its secrets', () => {
  it.each([
    'https://h.example/?password=«hunter22»&a=1#client_secret=«hunter33»',
    'https://ada:«hunter22»@h.example/',
    'https://h.example/a;password=«hunter22/b»',
    'https://h.example/?q=%7B%22password%22:%22«hunter22»%22%7D',
    'https://h.example/?next=%2Fx%3Fpassword%3D«hunter22»&a=1',
    'https://h.example/?a=1&b=2;password=«hunter22»',
    'https://h.example/plain/path',
    'https://h.example/?page=2&size=20',
    'https://h.example/?password=',
    'https://h.example/#/route?client_secret=«hunter22»',
    'ada@h.example',
    '/next?client_secret=«hunter22»',
  ])('%s', (marked) => {
    const { text, clean } = read(marked);
    expect(scrubUrl(text)).toBe(clean);
    expect(scrubUrl(text)).toBe(clean);
  });
});

describe('a header without its secrets', () => {
  it.each([
    ['X-Password', '«hunter22»'],
    ['x-client-secret', '«hunter22»'],
    ['X-Password', '  '],
    ['Cookie', 'sid=1; password=«hunter22»; a=b'],
    ['Set-Cookie', 'password=«hunter22»; Path=/; HttpOnly'],
    ['Set-Cookie', 'a=1\npassword=«hunter22»; Path=/'],
    ['Cookie', 'sid=1; a=b'],
    ['Referer', 'https://h.example/?password=«hunter22»'],
    ['Location', '/x?client_secret=«hunter22»&a=b'],
    ['X-Any', 'user=ada; password=«hunter22»'],
    ['X-Any', '{"password":"«hunter22»"}'],
    ['X-Any', 'nothing'],
    ['Content-Security-Policy', 'password=hunter22'],
    ['Sec-CH-UA', 'password=hunter22'],
    ['User-Agent', 'password=hunter22'],
    ['Authorization', 'Bearer password'],
    ['Authorization', 'Basic «!!!»'],
    ['Proxy-Authorization', 'basic «a b»'],
  ])('%s: %s', (name, marked) => {
    const { text, clean } = read(marked);
    expect(scrubHeaders([{ name, value: text }])).toEqual([{ name, value: clean }]);
  });

  // What is listed here has its own meaning of names and values.
  it.each(
    'Accept Accept-Encoding Accept-Language Alt-Svc Cache-Control Content-Disposition Content-Security-Policy-Report-Only Content-Type Date ETag Expires Last-Modified NEL Permissions-Policy Report-To Reporting-Endpoints Server-Timing Strict-Transport-Security WWW-Authenticate Proxy-Authenticate Sec-CH-UA-Full-Version-List'.split(
      ' ',
    ),
  )('%s is kept as it is', (name) => {
    const list = [{ name, value: 'otp="492817"; password=hunter22' }];
    expect(scrubHeaders(list)).toBe(list);
  });

  it.each([
    ['X-Any', 'Basic YWRhOmh1bnRlcjIy'],
    ['X-Any', 'basic   YWRhOmh1bnRlcjIy'],
    ['Authorization', '  BASIC \t YWRhOmh1bnRlcjIy'],
    ['Proxy-Authorization', 'Basic YWRhOmh1bnRlcjIy '],
    ['X-Any', btoa('{"password":"hunter22"}')],
    ['X-Any', btoa('[{"password":"hunter22"}]')],
    ['X-Any', btoa('[["x"],{"password":"hunter22"}]')],
    ['X-Any', '%7B%22password%22:%22hunter22%22%7D'],
    ['X-Any', '<a><password>hunter22</password></a>'],
    ['Cookie', 'a=%7B%22password%22:%22hunter22%22%7D'],
    ['Location', 'https://ada:hunter22@h.example/'],
    ['Referer', '/x;password=hunter22'],
    ['Location', '%2Fx%3Fpassword%3Dhunter22'],
  ])('%s: %s has no password any more, and is as long', (name, value) => {
    const scrubbed = scrubHeaders([{ name, value }])[0]?.value ?? '';
    expect(scrubbed).toHaveLength(value.length);
    expect(scrubbed).not.toBe(value);
    expect(scrubbed + Buffer.from(scrubbed.replace(/^\s*basic\s+/i, ''), 'base64')).not.toContain('hunter22');
  });

  it.each([
    ['X-Any', 'edition'],
    ['X-Any', 'Window 13'],
    ['X-Any', 'not basic at all'],
    ['Authorization-Server', 'x'],
    ['X-Basic', 'basic'],
    ['Location', 'password'],
    ['Cookie', 'password; a=b'],
  ])('%s: %s is kept', (name, value) => {
    const list = [{ name, value }];
    expect(scrubHeaders(list)).toBe(list);
  });

  it.each([
    ['ada:hunter22', 'ada:********'],
    [':hunter22', ':********'],
    ['hunter22', '********'],
    ['ada:', 'ada:'],
    ['a:b:c', 'a:***'],
  ])('Basic credentials keep the user name: %s', (credentials, clean) => {
    const [header] = scrubHeaders([{ name: 'Authorization', value: `Basic ${btoa(credentials)}` }]);
    expect(atob(header?.value.slice(6) ?? '')).toBe(clean);
  });

  it('is the same list when there is nothing to take out', () => {
    const list = [{ name: 'Accept', value: '*/*' }];
    expect(scrubHeaders(list)).toBe(list);
    const mixed = [...list, { name: 'X-Password', value: 'hunter22' }];
    expect(scrubHeaders(mixed)[0]).toBe(list[0]);
  });
});

describe('a value under a name', () => {
  const scrubber = createScrubber('salt');

  it('goes when its name says so, and is searched otherwise', () => {
    expect(scrubber.value('password', 'hunter22')).toMatch(/^\*\w{4}\*{3}$/);
    expect(scrubber.value('theme', 'dark')).toBe('dark');
    expect(scrubber.value('state', '{"password":"short"}')).toBe('{"password":"*****"}');
    const long = `{"password":"short","a":"${'x'.repeat(9000)}"}`;
    expect(scrubber.value('state', long)).toBe(long.replace('short', '*****'));
  });

  it('of a code verifier stays when it is sealed, as a cookie of that name may be', () => {
    expect(scrubber.value('code_verifier', 'eyJhbGciOiJkaXIifQ..x.y.z')).toBe('eyJhbGciOiJkaXIifQ..x.y.z');
    expect(scrubber.value('code_verifier', 'dBjftJeZ4CVP-mB92K27')).toMatch(/^\*\w{4}\*+$/);
  });

  it('has a mark by which equal values are told, but not of few characters, and another with another salt', () => {
    const mark = (value: string, salt = 'salt') => createScrubber(salt).value('password', value);
    expect(mark('hunter22')).toBe(mark('hunter22'));
    expect(mark('hunter22')).not.toBe(mark('hunter23'));
    expect(mark('hunter22')).not.toBe(mark('hunter22', 'other'));
    expect(mark('hunter2')).toBe('*******');
    expect(mark('hunter22', '')).toBe('********');
    expect(mark(mark('hunter22'))).toBe(mark('hunter22'));
    expect(mark('*abcd***')).toBe('*abcd***');
    expect(mark('*abc-')).toBe('*****');
  });
});
