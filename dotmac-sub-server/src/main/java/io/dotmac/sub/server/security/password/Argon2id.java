package io.dotmac.sub.server.security.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A stored Argon2 hash (RFC 9106) in its usual text form.
 *
 * @param type {@link Argon2Parameters#ARGON2_id} or one of its sisters
 * @param memoryKib how much memory one hash takes
 */
public record Argon2id(int type, int memoryKib, int passes, int lanes, byte[] salt, byte[] hash) {
  private static final Pattern FORM = Pattern.compile("\\$argon2(id|i|d)\\$v=19"
      + "\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /** More than anybody stores: a hash somebody planted must not take the machine's memory. */
  private static final int MOST_MEMORY_KIB = 256 * 1024;

  /** The hash of a password with a salt. */
  public static Argon2id of(byte[] password, byte[] salt, int memoryKib, int passes, int length) {
    int type = Argon2Parameters.ARGON2_id;
    byte[] hash = compute(type, memoryKib, passes, 1, salt, password, length);
    return new Argon2id(type, memoryKib, passes, 1, salt, hash);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when it is none of version 1.3, or takes too much memory
   */
  static Argon2id parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("no Argon2 hash of version 1.3");
    }
    int memory = Integer.parseInt(form.group(2));
    if (memory > MOST_MEMORY_KIB) {
      throw new IllegalArgumentException("an Argon2 hash of " + memory + " KiB");
    }
    return new Argon2id(
        type(form.group(1)),
        memory,
        Integer.parseInt(form.group(3)),
        Integer.parseInt(form.group(4)),
        Base64.getDecoder().decode(form.group(5)),
        Base64.getDecoder().decode(form.group(6)));
  }

  /** Whether it is the hash of this password; takes the same time whatever differs. */
  boolean matches(byte[] password) {
    byte[] found = compute(type, memoryKib, passes, lanes, salt, password, hash.length);
    return MessageDigest.isEqual(found, hash);
  }

  /** The text form: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. */
  public String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    String name =
        type == Argon2Parameters.ARGON2_id ? "id" : type == Argon2Parameters.ARGON2_i ? "i" : "d";
    return "$argon2%s$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            name,
            memoryKib,
            passes,
            lanes,
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }

  private static int type(String name) {
    if (name.equals("id")) {
      return Argon2Parameters.ARGON2_id;
    }
    return name.equals("i") ? Argon2Parameters.ARGON2_i : Argon2Parameters.ARGON2_d;
  }

  private static byte[] compute(
      int type, int memoryKib, int passes, int lanes, byte[] salt, byte[] password, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(new Argon2Parameters.Builder(type)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withMemoryAsKB(memoryKib)
        .withIterations(passes)
        .withParallelism(lanes)
        .withSalt(salt)
        .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password, hash);
    return hash;
  }
}
