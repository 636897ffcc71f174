import type { Framework } from './framework.ts';

/** PHP and its frameworks; those that keep PHP's cookie stand before it. */
export const PHP: readonly Framework[] = [
  {
    name: 'Laravel',
    cookies: /^(?:laravel_session|laravel-session|XSRF-TOKEN|remember_web_[0-9a-f]{40})$|_session$/,
    formats: ['laravel-encrypted'],
    settings: {
      secure: "SESSION_SECURE_COOKIE=true ('secure' in config/session.php)",
      'http-only': "'http_only' => true in config/session.php, which is the default",
      'same-site': "'same_site' => 'lax' in config/session.php, which is the default",
      lifetime: "SESSION_LIFETIME=120, in minutes ('expire_on_close' => true ends with the browser)",
      name: 'SESSION_COOKIE=__Host-session',
      domain: "'domain' => null in config/session.php",
      renew: '$request->session()->regenerate()',
      end: '$request->session()->invalidate()',
    },
  },
  {
    name: 'Symfony',
    cookies: /^REMEMBERME$/,
    formats: ['remember-me-hash'],
    headers: /symfony/i,
    settings: {
      secure: 'framework.session.cookie_secure: auto (remember_me.secure for REMEMBERME)',
      'http-only': 'framework.session.cookie_httponly: true, which is the default',
      'same-site': 'framework.session.cookie_samesite: lax (remember_me.samesite for REMEMBERME)',
      lifetime: 'framework.session.cookie_lifetime: 0 (remember_me.lifetime for REMEMBERME), in seconds',
      name: 'framework.session.name: __Host-session',
      domain: 'framework.session without cookie_domain',
      renew: 'security.session_fixation_strategy: migrate, which is the default',
      end: 'security.firewalls.main.logout.invalidate_session: true, which is the default',
    },
  },
  {
    name: 'WordPress',
    cookies: /^wordpress_(?:logged_in_|sec_)?[0-9a-f]{32}$|^wp-settings-|^wordpress_test_cookie$/,
    formats: ['wordpress'],
    headers: /wordpress/i,
    settings: {
      secure: "define('FORCE_SSL_ADMIN', true) in wp-config.php, with siteurl and home over https",
      lifetime: "add_filter('auth_cookie_expiration', …), in seconds",
      domain: "define('COOKIE_DOMAIN', false) in wp-config.php",
      end: 'wp_logout(), which ends the session token too',
    },
  },
  {
    name: 'PHP',
    cookies: /^PHPSESSID$/,
    headers: /^PHP\//i,
    settings: {
      secure: 'session.cookie_secure = 1 in php.ini',
      'http-only': 'session.cookie_httponly = 1 in php.ini',
      'same-site': 'session.cookie_samesite = "Lax" in php.ini',
      lifetime: 'session.cookie_lifetime = 0 in php.ini: the cookie ends with the browser',
      name: 'session.name = __Host-session in php.ini, with session.cookie_secure = 1',
      domain: 'session.cookie_domain = in php.ini, left empty',
      renew: 'session_regenerate_id(true), and session.use_strict_mode = 1 in php.ini',
      end: 'session_destroy(), and setcookie(session_name(), …) with a time in the past',
    },
  },
];
