package io.dotmac.sub.devices.transport.snmp;

/** How a device lets someone ask. Prints without what is secret. */
public sealed interface SnmpLogin {
  /** SNMPv1 with a community, which travels in the open. */
  static SnmpLogin v1(String community) {
    return new Community(true, community);
  }

  /** SNMPv2c with a community, which travels in the open. */
  static SnmpLogin v2c(String community) {
    return new Community(false, community);
  }

  /** SNMPv3, authenticated by SHA-256 and encrypted by AES-128. */
  static SnmpLogin v3(String user, String authentication, String privacy) {
    return new User(user, Digest.SHA_256, authentication, Cipher.AES_128, privacy);
  }

  /**
   * A community.
   *
   * @param first whether it is SNMPv1, which has neither bulk requests nor counters of 64 bits
   * @param community the word
   */
  record Community(boolean first, String community) implements SnmpLogin {
    public Community {
      if (community.isEmpty()) {
        throw new IllegalArgumentException("a community is not empty");
      }
    }

    @Override
    public String toString() {
      return first ? "SNMPv1" : "SNMPv2c";
    }
  }

  /**
   * A user of SNMPv3.
   *
   * @param name the security name
   * @param digest how messages are authenticated
   * @param authentication the pass phrase for it, 8 characters or more; empty with no digest
   * @param cipher how messages are encrypted
   * @param privacy the pass phrase for it, 8 characters or more; empty with no cipher
   */
  record User(String name, Digest digest, String authentication, Cipher cipher, String privacy)
      implements SnmpLogin {
    private static final int SHORTEST = 8;

    public User {
      if (name.isEmpty() || name.length() > 32) {
        throw new IllegalArgumentException("an SNMPv3 user has 1 to 32 characters");
      }
      // RFC 3414 11.2: shorter ones are guessed from what is overheard.
      if (digest != Digest.NONE && authentication.length() < SHORTEST
          || cipher != Cipher.NONE && privacy.length() < SHORTEST) {
        throw new IllegalArgumentException(
            "a pass phrase of SNMPv3 has " + SHORTEST + " characters or more");
      }
      if (cipher != Cipher.NONE && digest == Digest.NONE) {
        throw new IllegalArgumentException("SNMPv3 encrypts nothing that it does not authenticate");
      }
      if (cipher == Cipher.AES_256 && digest == Digest.SHA_1) {
        throw new IllegalArgumentException("AES-256 needs a digest of 256 bits or more");
      }
    }

    @Override
    public String toString() {
      return "SNMPv3[" + name + "]";
    }
  }

  /** How messages of SNMPv3 are authenticated. */
  enum Digest {
    NONE,
    /** For devices that have nothing better. */
    SHA_1,
    SHA_256,
    SHA_512
  }

  /** How messages of SNMPv3 are encrypted. */
  enum Cipher {
    NONE,
    AES_128,
    AES_256
  }
}
