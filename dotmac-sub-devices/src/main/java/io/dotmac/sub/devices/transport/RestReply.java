package io.dotmac.sub.devices.transport;

/**
 * What was answered.
 *
 * @param status the HTTP status
 * @param reason the words beside it, where the way to the device tells them; some servers say
 *     there what became of a request
 * @param body may be empty
 */
public record RestReply(int status, String reason, String body) {
  /** An answer whose words are not told. */
  public RestReply(int status, String body) {
    this(status, "", body);
  }
}
