package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.template.NotificationChannel;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code for a login.
 *
 * @param channel by which it is sent: e-mail or SMS
 * @param subscriber whose account it is; absent for staff
 * @param to an e-mail address or a number
 * @param code a secret
 */
public record CodeNotice(
    NotificationChannel channel,
    @Nullable UUID subscriber,
    String to,
    String name,
    Locale locale,
    String code) {
  /** Without code and address. */
  @Override
  public String toString() {
    return "CodeNotice[" + channel + "]";
  }
}
