/** A login form as browsers have sent it since 1995. */
export const loginPage = page(`
  <form method="post" action="/login">
    <label>User <input name="username"></label>
    <label>Password <input name="password" type="password"></label>
    <button>Log in</button>
  </form>`);

/** @param {string} body */
export function page(body) {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Server under test</title><link rel="icon" href="data:,"><body>${body}</body></html>`;
}

export const PORT = Number(process.env.PORT);
export const HOST = '127.0.0.1';
/** Where browsers find a server: on its port, or under the name that a proxy before it has. */
export const originOf = (name, port, host = HOST) =>
  process.env[`PUBLIC_ORIGIN_OF_${name}`] ?? `http://${host}:${port}`;
export const PASSWORD = 'secret123';
