package io.dotmac.sub.devices.device;

import java.util.regex.Pattern;

/**
 * The key a device was enrolled with, as OpenSSH prints it: {@code SHA256:} and 43 characters of
 * base64. A device that shows another one is refused before the password is sent; there is no
 * "accept whatever comes".
 *
 * @param fingerprint of an SSH host key, or of a TLS certificate's public key
 */
public record HostKeyPin(String fingerprint) {
  private static final Pattern FORM = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  public HostKeyPin {
    if (!FORM.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException(
          "a host key is pinned as SHA256: and 43 characters of base64, not \"" + fingerprint
              + "\"");
    }
  }

  @Override
  public String toString() {
    return fingerprint;
  }
}
