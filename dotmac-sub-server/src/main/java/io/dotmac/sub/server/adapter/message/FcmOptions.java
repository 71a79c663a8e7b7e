package io.dotmac.sub.server.adapter.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.tx.WireJson;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A project at Firebase Cloud Messaging, as its service account's file describes it.
 *
 * @param account the e-mail address of the service account
 * @param tokens where access tokens are had
 * @param base where the API is
 */
public record FcmOptions(
    String project, String account, String keyId, RSAPrivateKey key, URI tokens, URI base) {
  /** Where the API is. */
  public static final URI BASE = URI.create("https://fcm.googleapis.com");

  /**
   * Reads the file of a service account.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static FcmOptions of(String json, URI base) {
    JsonNode file = WireJson.tree(json);
    String pem = file.path("private_key").asText();
    String encoded = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    if (encoded.isEmpty() || file.path("project_id").asText().isEmpty()) {
      throw new IllegalArgumentException("it has no private_key or no project_id");
    }
    try {
      return new FcmOptions(
          file.path("project_id").asText(),
          file.path("client_email").asText(),
          file.path("private_key_id").asText(),
          (RSAPrivateKey) KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(encoded))),
          URI.create(file.path("token_uri").asText("https://oauth2.googleapis.com/token")),
          base);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("its private_key is no RSA key", e);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "FcmOptions[" + project + "]";
  }
}
