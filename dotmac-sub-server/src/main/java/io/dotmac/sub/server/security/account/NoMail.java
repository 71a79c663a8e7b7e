package io.dotmac.sub.server.security.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** For a server that sends no mail: says so in the log, and who waits for a link. */
public final class NoMail implements AccountMail {
  private static final Logger LOG = LoggerFactory.getLogger(NoMail.class);

  @Override
  public void send(AccountMessage message) {
    LOG.warn(
        "no mail is set up: {} was not sent; an administrator can make a link on the page of users",
        message);
  }
}
