package io.dotmac.sub.server.security.sso;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.http.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A sign-in between leaving for the provider and coming back. It is kept, sealed, by the browser
 * that began it: nobody else has it, and nothing is stored for those who never come back.
 *
 * @param use always {@link #USE}, so that nothing else that was sealed passes for one
 * @param state what the provider must send back
 * @param nonce what the ID token must have
 * @param verifier what proves to the provider that it is us who ask for tokens (RFC 7636)
 * @param callback where the provider was told to send the browser
 */
record PendingSignIn(
    String use,
    UUID tenant,
    UUID provider,
    String state,
    String nonce,
    String verifier,
    String callback,
    String next,
    Instant until) {
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final String USE = "sso";

  static PendingSignIn of(TenantId tenant, UUID provider, Secrets secrets, Way way, Instant now) {
    return new PendingSignIn(
        USE,
        tenant.value(),
        provider,
        secrets.state(),
        secrets.nonce(),
        secrets.verifier(),
        way.callback(),
        way.next(),
        now.plus(LIFETIME));
  }

  /** What nobody can guess. */
  record Secrets(String state, String nonce, String verifier) {
    @Override
    public String toString() {
      return "Secrets[]";
    }
  }

  /** Where the browser comes back to, and goes then. */
  record Way(String callback, String next) {}

  String sealed(SecretBox box) {
    try {
      return box.encrypt(Json.mapper().writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sign-in cannot be written", e);
    }
  }

  /** What a browser has kept for that tenant, if it is whole and not too old. */
  static Optional<PendingSignIn> open(SecretBox box, String kept, TenantId tenant, Instant now) {
    try {
      PendingSignIn found = Json.mapper().readValue(box.decrypt(kept), PendingSignIn.class);
      boolean good = found.use().equals(USE)
          && found.tenant().equals(tenant.value())
          && now.isBefore(found.until());
      return good ? Optional.of(found) : Optional.empty();
    } catch (SecretBox.SecretUnreadable | JsonProcessingException changed) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "PendingSignIn[" + provider + "]";
  }
}
