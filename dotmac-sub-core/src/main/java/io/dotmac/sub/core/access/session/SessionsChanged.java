package io.dotmac.sub.core.access.session;

/**
 * Somebody else, such as another node, changed sessions while a transaction was deciding about
 * them. The transaction has to be rolled back; done again it finds them as they are.
 */
public final class SessionsChanged extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SessionsChanged(int expected, int changed) {
    super("expected to change " + expected + " sessions, changed " + changed);
  }
}
