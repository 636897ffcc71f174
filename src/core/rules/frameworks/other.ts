import type { Framework } from './framework.ts';

const SERVLET_END = 'session.invalidate()';

/** The options are replaced as a whole: what is left out falls back to none, and without Path the cookie belongs to a folder. */
const GIN =
  'store.Options(sessions.Options{Path: "/", MaxAge: 86400, Secure: true, HttpOnly: true, SameSite: http.SameSiteLaxMode}), in gorilla store.Options = &sessions.Options{…} with the same fields';

/** Frameworks of Java, .NET, Elixir, Go and others. */
export const OTHER: readonly Framework[] = [
  {
    name: 'Spring Boot',
    versions: '2.6 and later',
    cookies: /^SESSION$/,
    settings: {
      secure: 'server.servlet.session.cookie.secure=true',
      'http-only': 'server.servlet.session.cookie.http-only=true',
      'same-site': 'server.servlet.session.cookie.same-site=lax',
      lifetime: 'server.servlet.session.cookie.max-age, and server.servlet.session.timeout=30m',
      name: 'server.servlet.session.cookie.name=__Host-SESSION',
      domain: 'server.servlet.session.cookie.domain left out',
      renew: 'http.sessionManagement(s -> s.sessionFixation(f -> f.changeSessionId())), which is the default',
      end: 'http.logout(l -> l.invalidateHttpSession(true).deleteCookies("SESSION"))',
    },
  },
  {
    name: 'a servlet container (Tomcat, Jetty)',
    versions: 'Servlet 3.0 and later',
    cookies: /^JSESSIONID(?:\.[0-9a-f]{8})?$/,
    headers: /tomcat|coyote|jetty|servlet/i,
    settings: {
      secure:
        '<session-config><cookie-config><secure>true</secure> in web.xml (Spring Boot: server.servlet.session.cookie.secure=true)',
      'http-only': '<session-config><cookie-config><http-only>true</http-only> in web.xml',
      'same-site':
        'Tomcat: <CookieProcessor sameSiteCookies="lax"/> in context.xml (Spring Boot: server.servlet.session.cookie.same-site=lax)',
      lifetime: '<session-config><cookie-config><max-age>-1</max-age> in web.xml: the cookie ends with the browser',
      name: '<session-config><cookie-config><name>__Host-JSESSIONID</name> in web.xml, with <path>/</path>',
      domain: '<session-config><cookie-config> without <domain> in web.xml',
      renew: 'request.changeSessionId()',
      end: SERVLET_END,
    },
  },
  {
    name: 'Play Framework',
    versions: '2.7 and later',
    cookies: /^PLAY_(?:SESSION|FLASH)$/,
    settings: {
      secure: 'play.http.session.secure = true',
      'http-only': 'play.http.session.httpOnly = true, which is the default',
      'same-site': 'play.http.session.sameSite = "lax", which is the default',
      lifetime: 'play.http.session.maxAge = 1 day',
      name: 'play.http.session.cookieName = "__Host-session", with play.http.session.secure = true',
      domain: 'play.http.session.domain = null',
      end: 'Result.withNewSession',
    },
    others: [
      {
        cookies: /^PLAY_FLASH$/,
        settings: {
          secure: 'play.http.flash.secure = true',
          'http-only': 'play.http.flash.httpOnly = true, which is the default',
          'same-site': 'play.http.flash.sameSite = "lax", which is the default',
        },
      },
    ],
  },
  {
    name: 'ASP.NET Core',
    versions: '3.1 and later',
    cookies: /^\.AspNetCore\./,
    formats: ['aspnet-data-protection'],
    headers: /^Kestrel|ASP\.NET Core/i,
    settings: {
      secure: 'options.Cookie.SecurePolicy = CookieSecurePolicy.Always',
      'http-only': 'options.Cookie.HttpOnly = true, which is the default',
      'same-site': 'options.Cookie.SameSite = SameSiteMode.Lax',
      lifetime: 'options.ExpireTimeSpan = TimeSpan.FromHours(8), and options.SlidingExpiration',
      name: 'options.Cookie.Name = "__Host-Session"',
      domain: 'options.Cookie.Domain = null',
      end: 'await HttpContext.SignOutAsync()',
    },
    others: [
      {
        cookies: /^\.AspNetCore\.Session$/,
        settings: {
          secure: 'AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always)',
          'http-only': 'AddSession(options => options.Cookie.HttpOnly = true), which is the default',
          'same-site': 'AddSession(options => options.Cookie.SameSite = SameSiteMode.Lax), which is the default',
          lifetime:
            'AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(20)); the cookie ends with the browser',
          name: 'AddSession(options => options.Cookie.Name = "__Host-Session")',
          domain: 'AddSession(options => options.Cookie.Domain = null)',
          end: 'HttpContext.Session.Clear()',
        },
      },
      {
        cookies: /^\.AspNetCore\.Antiforgery\./,
        settings: {
          secure: 'AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always)',
          'same-site': 'AddAntiforgery(options => options.Cookie.SameSite = SameSiteMode.Strict), which is the default',
          name: 'AddAntiforgery(options => options.Cookie.Name = "__Host-Antiforgery")',
        },
      },
      {
        // Its SameSite=None is what the answer of another site needs.
        cookies: /^\.AspNetCore\.Correlation\./,
        settings: { secure: 'options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always' },
      },
      {
        cookies: /^\.AspNetCore\.OpenIdConnect\.Nonce\./,
        settings: { secure: 'options.NonceCookie.SecurePolicy = CookieSecurePolicy.Always' },
      },
    ],
  },
  {
    name: 'ASP.NET',
    versions: '.NET Framework 4.7.2 and later',
    cookies: /^(?:ASP\.NET_SessionId|\.ASPXAUTH|\.AspNet\.ApplicationCookie|__RequestVerificationToken.*)$/,
    formats: ['aspnet-ticket'],
    headers: /^ASP\.NET$|^Microsoft-IIS/i,
    settings: {
      secure: '<httpCookies requireSSL="true"/> in web.config',
      'http-only': '<httpCookies httpOnlyCookies="true"/> in web.config',
      'same-site': '<sessionState cookieSameSite="Lax"/> in web.config',
      lifetime: '<sessionState timeout="20"/> in web.config, in minutes; the cookie ends with the browser',
      name: '<sessionState cookieName="__Host-SessionId"/> in web.config, with <httpCookies requireSSL="true"/>',
      renew: 'Session.Abandon(), and the cookie deleted, before the user signs in',
      end: 'Session.Abandon(), and the cookie deleted',
    },
    others: [
      {
        cookies: /^\.ASPXAUTH$/,
        settings: {
          secure: '<forms requireSSL="true"/> in web.config',
          'same-site': '<forms cookieSameSite="Lax"/> in web.config',
          lifetime: '<forms timeout="30" slidingExpiration="true"/> in web.config, in minutes',
          name: '<forms name="__Host-Auth" requireSSL="true"/> in web.config',
          end: 'FormsAuthentication.SignOut()',
        },
      },
      {
        cookies: /^\.AspNet\.ApplicationCookie$/,
        settings: {
          secure: 'CookieAuthenticationOptions: CookieSecure = CookieSecureOption.Always',
          'http-only': 'CookieAuthenticationOptions: CookieHttpOnly = true, which is the default',
          'same-site': 'CookieAuthenticationOptions: CookieSameSite = SameSiteMode.Lax (Microsoft.Owin 4.1 and later)',
          lifetime: 'CookieAuthenticationOptions: ExpireTimeSpan = TimeSpan.FromHours(8)',
          name: 'CookieAuthenticationOptions: CookieName = "__Host-Auth", with CookieSecure',
          end: 'AuthenticationManager.SignOut()',
        },
      },
      {
        cookies: /^__RequestVerificationToken/,
        settings: {
          secure: 'AntiForgeryConfig.RequireSsl = true',
          name: 'AntiForgeryConfig.CookieName = "__Host-Forgery"',
        },
      },
    ],
  },
  {
    name: 'Phoenix',
    versions: '1.7 and later',
    cookies: /^_.+_key$/,
    formats: ['plug-signed', 'plug-encrypted'],
    headers: /^Cowboy|^Bandit/i,
    settings: {
      secure: 'secure: true in @session_options of the endpoint (Plug.Session)',
      'http-only': 'http_only: true in @session_options, which is the default',
      'same-site': 'same_site: "Lax" in @session_options',
      lifetime: 'max_age: 86400 in @session_options, in seconds',
      name: 'key: "__Host-session" in @session_options, with secure: true',
      domain: '@session_options without domain',
      renew: 'configure_session(conn, renew: true)',
      end: 'configure_session(conn, drop: true)',
    },
  },
  {
    name: 'gorilla/sessions (Gin, Echo and others)',
    versions: 'gorilla/sessions 1.2 and later',
    cookies: /^(?:mysession|gosession|gin_session)$/,
    formats: ['gorilla-securecookie'],
    settings: {
      secure: GIN,
      'http-only': GIN,
      'same-site': GIN,
      // The signature has an end of its own, thirty days, which only MaxAge moves.
      lifetime: `store.MaxAge(86400) in gorilla, for the cookie and its signature alike; in Gin ${GIN}`,
      name: `sessions.Sessions("__Host-session", store) in Gin, with ${GIN}`,
      domain: `${GIN}, without Domain`,
      end: 'Gin: session.Options(sessions.Options{Path: "/", MaxAge: -1}) and session.Save(); gorilla: session.Options.MaxAge = -1 and session.Save(r, w)',
    },
  },
];
