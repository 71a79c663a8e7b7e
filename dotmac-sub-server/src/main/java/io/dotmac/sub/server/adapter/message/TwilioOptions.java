package io.dotmac.sub.server.adapter.message;

import java.net.URI;

/**
 * An account at Twilio.
 *
 * @param from a number such as {@code +15005550006}, a name, or a messaging service {@code MG...}
 * @param base where the API is
 */
public record TwilioOptions(String accountSid, String authToken, String from, URI base) {
  /** Where the API is. */
  public static final URI BASE = URI.create("https://api.twilio.com");

  /** Without the token. */
  @Override
  public String toString() {
    return "TwilioOptions[" + accountSid + "]";
  }
}
