package io.dotmac.sub.radius.attribute;

import java.util.Optional;

/** Why a NAS refused a Disconnect-Request or CoA-Request: the value of Error-Cause. */
public enum ErrorCause {
  RESIDUAL_SESSION_CONTEXT_REMOVED(201),
  INVALID_EAP_PACKET(202),
  UNSUPPORTED_ATTRIBUTE(401),
  MISSING_ATTRIBUTE(402),
  NAS_IDENTIFICATION_MISMATCH(403),
  INVALID_REQUEST(404),
  UNSUPPORTED_SERVICE(405),
  UNSUPPORTED_EXTENSION(406),
  INVALID_ATTRIBUTE_VALUE(407),
  ADMINISTRATIVELY_PROHIBITED(501),
  REQUEST_NOT_ROUTABLE(502),
  SESSION_CONTEXT_NOT_FOUND(503),
  SESSION_CONTEXT_NOT_REMOVABLE(504),
  OTHER_PROXY_PROCESSING_ERROR(505),
  RESOURCES_UNAVAILABLE(506),
  REQUEST_INITIATED(507),
  MULTIPLE_SESSION_SELECTION_UNSUPPORTED(508);

  private final int number;

  ErrorCause(int number) {
    this.number = number;
  }

  /** The value on the wire. */
  public long number() {
    return number;
  }

  /** The constant with this value on the wire; empty for others. */
  public static Optional<ErrorCause> of(long number) {
    for (ErrorCause each : values()) {
      if (each.number == number) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The cause in words, such as {@code Session context not found}. */
  public String text() {
    String words = name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
