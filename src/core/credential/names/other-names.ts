import { createNameTable, type NameRow } from './cookie-name.ts';

/** Cookies that look like a session to a heuristic and never are one. */
// biome-ignore format: one row a line reads like a table
const ROWS: NameRow[] = [
  ['Google Analytics', 'tracking', '_ga _gid AMP_TOKEN FPID FPLC', /^(?:_ga_|_gat|_gac_|__utm[abctvz]$)/],
  ['Google Ads', 'tracking', 'IDE NID test_cookie __gads __gpi __eoi ANID 1P_JAR', /^_gcl_/],
  ['Google', 'consent', 'CONSENT SOCS'],
  ['Meta', 'tracking', '_fbp _fbc fr datr sb'],
  ['Microsoft Advertising and Clarity', 'tracking', '_uetsid _uetvid MUID MUIDB _clck _clsk CLID SRM_B ANONCHK'],
  ['Hotjar', 'tracking', '', /^_hj/],
  ['Intercom', 'tracking', '', /^intercom-(?:id|session|device-id)-/],
  ['a marketing tool', 'tracking', 'hubspotutk messagesUtk _mkto_trk ELOQUA __kla_id _pardot', /^(?:__hs(?:tc|sc|src)$|visitor_id\d)/],
  ['an analytics tool', 'tracking', '', /^(?:ajs_|AMP_|amplitude_|mp_.*_mixpanel$|ph_.*_posthog$|_pk_(?:id|ses|ref|cvar)|_sp_(?:id|ses)|rl_)/],
  ['an experiment tool', 'tracking', 's_cc s_sq s_vi s_fid mbox', /^(?:optimizely|_vwo|_vis_opt|_conv_|AMCVS?_|_dy_|kameleoon|ABTasty)/],
  ['a social network', 'tracking', 'bcookie bscookie lidc li_gc li_sugr UserMatchHistory personalization_id _pin_unauth _ttp ttwid _scid _rdt_uuid muc_ads', /^guest_id/],
  ['Cloudflare', 'other', '__cf_bm cf_clearance _cfuvid __cfruid __cfduid __cfwaitingroom __cfseq', /^cf_chl_/],
  ['a load balancer', 'load-balancer', '__cflb AWSALB AWSALBCORS AWSALBTG AWSALBTGCORS AWSELB AWSELBCORS ARRAffinity ARRAffinitySameSite ASLBSA ASLBSACORS TiPMix x-ms-routing-name GCLB GAESA SERVERID SRVNAME heroku-session-affinity INGRESSCOOKIE ROUTEID X-Oracle-BMC-LBS-Route amlbcookie KP_UIDz x-ms-gateway-slice stsservicecookie', /^(?:BIGipServer|X-Mapping-|lb-?session$)/],
  ['a bot shield', 'other', '_abck ak_bmsc bm_sv bm_sz bm_mi datadome _px3 _pxvid _pxhd reese84 forterToken', /^(?:visid_incap_|incap_ses_|nlbi_|_pxff_|TS01|TS[0-9a-f]{6,8})/],
  ['a monitoring tool', 'tracking', 'rxVisitor dtCookie rxvt dtPC dtSa NREUM NRBA_SESSION _dd_s fs_uid', /^(?:QSI_|sentry|dd_cookie_test_|_lr_|smartlook|_kjb_)/],
  ['a consent tool', 'consent', 'OptanonConsent OptanonAlertBoxClosed CookieConsent cookieyes-consent euconsent-v2 didomi_token usercentrics borlabs-cookie complianz cookie_consent cookieconsent_status', /^(?:osano_|axeptio_|cmplz_|__cmpconsent|uc_)/],
  ['a shop', 'other', '_shopify_s _shopify_y _shopify_essential cart cart_sig cart_ts woocommerce_cart_hash woocommerce_items_in_cart', /^_shopify_sa_/],
  ['the page', 'preference', 'NEXT_LOCALE i18next lang language locale theme color-mode color_mode django_language wp-wpml_current_language pll_language timezone tz dark_mode darkmode currency country', /^(?:mage-|X-Magento-Vary)/],
  ['a chat tool', 'tracking', 'drift_aid TawkConnectionTime __zlcmid zte2095 _zendesk_cookie __lc_cid __lc_cst', /^(?:crisp-client|tawk|olark)/],
  ['a payment provider', 'tracking', '__stripe_mid __stripe_sid x-pp-s l7_az _ga_paypal'],
  ['a sign-in library', 'marker', 'logged_in is_logged_in isLoggedIn loggedIn session_expires sessionExpiry has_session sid_Client', /^__client_uat(?:_|$)/],
  ['a streaming or shop platform', 'tracking', 'sp_session sp_landing', /^_hp2_/],
];

/** Names known not to prove an identity. */
export const otherNames = createNameTable(ROWS);
