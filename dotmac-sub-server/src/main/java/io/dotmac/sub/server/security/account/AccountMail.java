package io.dotmac.sub.server.security.account;

/**
 * Takes links to people who cannot sign in. Called outside of transactions; what it is given is a
 * secret, and belongs into no log, event or audit row.
 */
@FunctionalInterface
public interface AccountMail {
  /** Sends a message, or hands it to what does. */
  void send(AccountMessage message);
}
