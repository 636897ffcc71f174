/** Names of the fields in which people type who they are, in the languages of many sites. They are hints: what a request does decides. */

/** Field names of a password: English and its abbreviations, Spanish, French, German, Italian, Portuguese, Dutch, Nordic, Slavic, Turkish, CJK romanised and written. */
const PASSWORD =
  /pass(?!port|enger|age|ive|ed|es$)|pwd|pswd|psw$|passphrase|contrase|clave|senha|mot_?de_?passe|motdepasse|mdp|kennwort|geslo|wachtwoord|losen|lösen|hasło|haslo|heslo|jelsz|parol|sifre|şifre|adgangskode|salasana|mima|密码|密碼|パスワード|비밀번호|пароль|^pin$|^pw$|[_-]pw$/i;
const USER =
  /user|login|e?-?mail|account|usuario|utilis|benutzer|utente|usuário|gebruiker|anv[aä]ndare|bruker|uzytkownik|identif|phone|tel$|^name$|^uid$|^id$|^u$|^usr|логин|用户|ユーザ|nick|member|cedula|dni$|cpf$|rut$/i;
/** A field of these says that a password is being set or changed. */
const NEW_PASSWORD =
  /new|neu|confirm|repeat|again|retype|verify|old|current|nuev|nouve|actual|_?2$|bestaetig|wiederhol|conferma/i;
/** Words of a query that have those letters in them. */
const NO_PASSWORD =
  /bypass|compass|surpass|trespass|encompass|pass(?:through|count|rate|mark|list|back|by)|pass_?(?:id|type|no)$/i;
/** Names that say the user and little else, so that what stands beside them is meant as proof. */
const PLAIN_USER = /^(?:u|usr|user(?:_?name|_?id)?|login|account|e?mail)$/i;

/** The last piece of a field's path: `user[password]`, `data.attributes.password`, `$.password`. */
export function lastName(name: string): string {
  const pieces = name
    .slice(-128)
    .split(/[.[\]:]+/)
    .filter(Boolean);
  return pieces[pieces.length - 1] ?? name.slice(-128);
}

/** True when a field's name says that it holds a password. */
export function isPasswordName(name: string): boolean {
  return PASSWORD.test(lastName(name));
}

/** The same of a parameter in a URL, where more words have those letters in them. */
export function isPasswordParameter(name: string): boolean {
  return isPasswordName(name) && !NO_PASSWORD.test(name);
}

/** True when a field's name says that it holds the name of a user. */
export function isUserName(name: string): boolean {
  return USER.test(lastName(name));
}

/** True for a name that says the user and nothing else: `u`, `username`, `login`. */
export function isPlainUserName(name: string): boolean {
  return PLAIN_USER.test(name);
}

/** True when a field's name says that a password is being set rather than shown. */
export function isNewPasswordName(name: string): boolean {
  return isPasswordName(name) && NEW_PASSWORD.test(lastName(name));
}
