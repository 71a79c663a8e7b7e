package io.dotmac.sub.core.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that must be read again, with AES-256-GCM.
 *
 * <p>A sealed secret is the text {@code v1:key id:base64(12-byte nonce, ciphertext, 16-byte tag)};
 * version and key id are authenticated with it. Safe for use by many threads.
 */
public final class SecretBox {
  private static final String VERSION = "v1";
  private static final String PURPOSE = "secret-box";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** Making one takes longer than using it, and a server opens a million secrets when it starts. */
  private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(SecretBox::newCipher);

  private final Keyring keys;
  private final Map<String, SecretKeySpec> derived = new ConcurrentHashMap<>();

  /** Seals by the newest of those keys and opens by any. */
  public SecretBox(Keyring keys) {
    this.keys = keys;
  }

  /** Seals with the primary key; two seals of one text differ. */
  public String encrypt(String plain) {
    String header = VERSION + ":" + keys.primaryId();
    byte[] nonce = RandomToken.bytes(NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key(keys.primaryId()), nonce, header);
      byte[] sealed = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
          .put(nonce)
          .put(sealed)
          .array();
      return header + ":" + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-256-GCM is not available", impossible);
    }
  }

  /**
   * Opens what {@link #encrypt} sealed.
   *
   * @throws SecretUnreadable if the text is no sealed secret, was changed, or its key is not on the
   * ring
   */
  public String decrypt(String sealed) {
    String keyId = keyId(sealed);
    String header = VERSION + ":" + keyId;
    SecretKeySpec key = key(keyId);
    try {
      String text = sealed.substring(header.length() + 1);
      byte[] all = Base64.getDecoder().decode(text);
      // The decoder ignores the spare bits of the last character; one secret has one text.
      if (!Base64.getEncoder().encodeToString(all).equals(text)) {
        throw new SecretUnreadable("its base64 is not the one that was written");
      }
      if (all.length < NONCE_BYTES + TAG_BITS / 8) {
        throw new SecretUnreadable("shorter than a nonce and a tag");
      }
      byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, header);
      byte[] plain = cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return new String(plain, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException changed) {
      throw new SecretUnreadable("it was changed, or sealed with another key of the same id");
    }
  }

  /**
   * Seals what is written to the stream that is given, for a file with many secrets; it is whole
   * once that stream is closed, which closes {@code out} too.
   */
  public OutputStream sealing(OutputStream out) throws IOException {
    return SealedStream.sealing(out, keys);
  }

  /**
   * Gives what was written to {@link #sealing}. What was changed, and an end that is missing, is
   * noticed when it is read.
   *
   * @throws SecretUnreadable here or while reading, as {@link #decrypt} does
   */
  public InputStream opening(InputStream in) throws IOException {
    return SealedStream.opening(in, keys);
  }

  /** True when the primary key sealed it; otherwise {@code encrypt(decrypt(sealed))} renews it. */
  public boolean isCurrent(String sealed) {
    return keyId(sealed).equals(keys.primaryId());
  }

  private static String keyId(String sealed) {
    String[] parts = sealed.split(":", 4);
    if (parts.length != 3 || !parts[0].equals(VERSION)) {
      throw new SecretUnreadable("expected '" + VERSION + ":key id:base64'");
    }
    return parts[1];
  }

  private SecretKeySpec key(String keyId) {
    SecretKeySpec known = derived.get(keyId);
    if (known == null) {
      byte[] key = keys.derived(keyId, PURPOSE)
          .orElseThrow(() ->
              new SecretUnreadable("sealed with key " + keyId + ", the keyring has " + keys.ids()));
      known = new SecretKeySpec(key, "AES");
      derived.put(keyId, known);
    }
    return known;
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("AES-256-GCM is not available", impossible);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String header)
      throws GeneralSecurityException {
    Cipher cipher = CIPHER.get();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(header.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** A stored secret cannot be opened; the message never contains any of it. */
  public static final class SecretUnreadable extends RuntimeException {
    SecretUnreadable(String reason) {
      super("a stored secret cannot be read: " + reason);
    }
  }
}
