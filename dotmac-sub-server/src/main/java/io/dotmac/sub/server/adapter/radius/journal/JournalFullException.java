package io.dotmac.sub.server.adapter.radius.journal;

import java.io.IOException;

/** The journal has no room: nothing was written, and nothing may be acknowledged. */
public final class JournalFullException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalFullException(long octets, long most) {
    super("the journal holds " + octets + " of " + most + " octets and takes no more");
  }
}
