package io.dotmac.sub.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * Keyed fingerprints of bearer tokens: HMAC-SHA-256, written {@code key id:base64url}.
 *
 * <p>A stolen table of fingerprints can neither be used as tokens nor be searched offline, since
 * the key is not in the database. For tokens of 256 random bits only; passwords need a slow hash.
 */
public final class TokenHash {
  private final Keyring keys;
  private final String purpose;

  /**
   * Fingerprints of one kind of token.
   *
   * @param purpose keeps the kinds apart, e.g. {@code api-key}: equal tokens of two purposes differ
   *     in hash
   */
  public TokenHash(Keyring keys, String purpose) {
    this.keys = keys;
    this.purpose = "token " + purpose;
  }

  /** The fingerprint under the primary key: what is stored. */
  public String of(String token) {
    return of(keys.primaryId(), token);
  }

  /** The fingerprints under every key of the ring: what to look for in the database. */
  public List<String> candidates(String token) {
    return keys.ids().stream().map(id -> of(id, token)).toList();
  }

  /** Compares in constant time, under the key the stored fingerprint names. */
  public boolean matches(String token, String stored) {
    int colon = stored.indexOf(':');
    if (colon < 0 || keys.derived(stored.substring(0, colon), purpose).isEmpty()) {
      return false;
    }
    byte[] found = of(stored.substring(0, colon), token).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(found, stored.getBytes(StandardCharsets.US_ASCII));
  }

  private String of(String keyId, String token) {
    byte[] key = keys.derived(keyId, purpose).orElseThrow();
    byte[] mac = MasterKey.hmac(key, token.getBytes(StandardCharsets.UTF_8));
    return keyId + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }
}
