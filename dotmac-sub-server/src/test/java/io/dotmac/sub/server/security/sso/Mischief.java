package io.dotmac.sub.server.security.sso;

/** What a provider, or somebody between, does wrong, and what the audit calls it. */
enum Mischief {
  WRONG_NONCE("nonce"),
  NO_NONCE("nonce"),
  WRONG_AUDIENCE("audience"),
  TWO_AUDIENCES_WITHOUT_PARTY("party"),
  OTHER_PARTY("party"),
  WRONG_ISSUER("issuer"),
  EXPIRED("expired"),
  ISSUED_TOMORROW("not_yet"),
  UNSIGNED("algorithm"),
  OTHER_KEY("signature"),
  SIGNED_WITH_THE_SECRET("algorithm"),
  SIGNED_WITH_THE_PUBLIC_KEY("algorithm"),
  NO_ID_TOKEN("no_id_token"),
  NO_JSON("no_answer"),
  ENDLESS("unreachable");

  private final String reason;

  Mischief(String reason) {
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
