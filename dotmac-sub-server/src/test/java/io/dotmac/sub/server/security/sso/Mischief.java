package io.dotmac.sub.server.security.sso;

/** What a provider, or somebody between, does wrong. */
enum Mischief {
  WRONG_NONCE,
  NO_NONCE,
  WRONG_AUDIENCE,
  TWO_AUDIENCES_WITHOUT_PARTY,
  OTHER_PARTY,
  WRONG_ISSUER,
  EXPIRED,
  ISSUED_TOMORROW,
  UNSIGNED,
  OTHER_KEY,
  SIGNED_WITH_THE_SECRET,
  SIGNED_WITH_THE_PUBLIC_KEY,
  NO_ID_TOKEN,
  NO_JSON,
  ENDLESS
}
