package io.dotmac.sub.devices.device;

/** Old SSH algorithms that a device may need; each is allowed for a single device by name. */
public enum LegacyAlgorithm {
  DIFFIE_HELLMAN_GROUP1_SHA1("diffie-hellman-group1-sha1"),
  DIFFIE_HELLMAN_GROUP14_SHA1("diffie-hellman-group14-sha1"),
  SSH_RSA("ssh-rsa"),
  SSH_DSS("ssh-dss"),
  AES128_CBC("aes128-cbc"),
  TRIPLE_DES_CBC("3des-cbc"),
  HMAC_SHA1("hmac-sha1"),
  HMAC_MD5("hmac-md5");

  private final String sshName;

  LegacyAlgorithm(String sshName) {
    this.sshName = sshName;
  }

  /** The name in RFC 4253. */
  public String sshName() {
    return sshName;
  }
}
