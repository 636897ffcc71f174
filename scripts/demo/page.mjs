// The frame that all pages of the demo share. Nothing here is loaded from elsewhere.

const style = `
:root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--text:#1d2127;--muted:#5c6570;--line:#e3e6ea;--accent:#0b57d0;--on:#fff}
@media (prefers-color-scheme:dark){:root{--bg:#191a1c;--card:#27292d;--text:#e6e8eb;--muted:#a4abb5;--line:#383b40;--accent:#8ab4f8;--on:#10233f}}
*{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;background:var(--bg);color:var(--text)}
header,main{max-width:620px;margin:0 auto;padding:20px 24px}header{display:flex;gap:18px;align-items:baseline;padding-bottom:0}
header strong{font-size:16px;margin-right:auto}a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:22px 24px;margin-bottom:16px}
h1{font-size:21px;line-height:28px;margin:0 0 6px}p{margin:0 0 14px;color:var(--muted)}
label{display:block;font-size:13px;color:var(--muted);margin-bottom:12px}
input{display:block;width:100%;font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:6px;padding:8px 10px;margin-top:4px}
button{font:inherit;font-weight:600;border:0;border-radius:6px;padding:8px 16px;background:var(--accent);color:var(--on);cursor:pointer}
table{border-collapse:collapse;width:100%}td{padding:8px 0;border-top:1px solid var(--line)}td:last-child{text-align:right;color:var(--muted)}
[role=alert]{color:#b3261e}@media (prefers-color-scheme:dark){[role=alert]{color:#f2a49e}}[hidden]{display:none}
`;

/**
 * Text as it may stand in HTML, in attributes too.
 *
 * @param {string} text
 * @returns {string}
 */
export function escapeHtml(text) {
  /** @type {Record<string, string>} */
  const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/**
 * One whole page.
 *
 * @param {{ title: string, navigation: { href: string, text: string }[], body: string }} page `body` is trusted HTML
 * @returns {string}
 */
export function renderPage({ title, navigation, body }) {
  const links = navigation.map(({ href, text }) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><header><strong>${escapeHtml(title)}</strong>${links}</header><main>${body}</main></body></html>`;
}
