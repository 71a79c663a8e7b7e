package io.dotmac.sub.server.http;

/** A view of a row that can be changed: its version is sent as {@code ETag} and asked back. */
public interface Versioned {
  /** The row's version. */
  int version();
}
