import type { Framework } from './framework.ts';

const SERVLET_END = 'session.invalidate()';

/** Frameworks of Java, .NET, Elixir, Go and others. */
export const OTHER: readonly Framework[] = [
  {
    name: 'Spring Boot',
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
    cookies: /^JSESSIONID(?:SSO)?(?:\.[0-9a-f]{8})?$/,
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
    cookies: /^PLAY_(?:SESSION|FLASH)$/,
    settings: {
      secure: 'play.http.session.secure = true',
      'http-only': 'play.http.session.httpOnly = true, which is the default',
      'same-site': 'play.http.session.sameSite = "lax", which is the default',
      lifetime: 'play.http.session.maxAge = 1 day',
      name: 'play.http.session.cookieName = "__Host-session"',
      domain: 'play.http.session.domain = null',
      end: 'Result.withNewSession',
    },
  },
  {
    name: 'ASP.NET Core',
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
  },
  {
    name: 'ASP.NET',
    cookies: /^(?:ASP\.NET_SessionId|\.ASPXAUTH|\.AspNet\.ApplicationCookie|__RequestVerificationToken.*)$/,
    formats: ['aspnet-ticket'],
    headers: /^ASP\.NET$|^Microsoft-IIS/i,
    settings: {
      secure: '<httpCookies requireSSL="true"/> in web.config (<forms requireSSL="true"/> for .ASPXAUTH)',
      'http-only': '<httpCookies httpOnlyCookies="true"/> in web.config',
      'same-site': '<sessionState cookieSameSite="Lax"/>, <forms cookieSameSite="Lax"/> in web.config',
      lifetime: '<forms timeout="30" slidingExpiration="true"/> in web.config, in minutes',
      name: '<sessionState cookieName="__Host-SessionId"/> in web.config',
      renew: 'Session.Abandon(), and the cookie deleted, before the user signs in',
      end: 'FormsAuthentication.SignOut() and Session.Abandon()',
    },
  },
  {
    name: 'Phoenix',
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
    cookies: /^(?:mysession|gosession|gin_session)$/,
    formats: ['gorilla-securecookie'],
    settings: {
      secure: 'store.Options(sessions.Options{Secure: true}), in gorilla store.Options.Secure = true',
      'http-only': 'sessions.Options{HttpOnly: true}',
      'same-site': 'sessions.Options{SameSite: http.SameSiteLaxMode}',
      lifetime: 'sessions.Options{MaxAge: 86400}, in seconds',
      name: 'sessions.Sessions("__Host-session", store), with Path: "/" and Secure: true',
      domain: 'sessions.Options{} without Domain',
      end: 'session.Options.MaxAge = -1 and session.Save',
    },
  },
];
