package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses at which staff is told. */
final class Contacts {
  private Contacts() {}

  /** The address in the form in which it is used; empty when it is none of that channel. */
  static Optional<String> read(AlertChannel channel, @Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return Optional.empty();
    }
    if (channel == AlertChannel.EMAIL) {
      return Optional.of(typed.strip()).filter(EmailAddress::isValid);
    }
    return Optional.of(typed.replaceAll("[\\s().-]", ""))
        .filter(number -> number.matches("[+]?[0-9]{6,18}"));
  }

  /** Refuses what is there and is no address of that channel. */
  static void check(Checks checks, String pointer, AlertChannel channel, @Nullable String typed) {
    boolean mail = channel == AlertChannel.EMAIL;
    checks.rule(
        typed == null || typed.isBlank() || read(channel, typed).isPresent(),
        pointer,
        "format",
        mail
            ? "an e-mail address such as noc@example.com was expected"
            : "a number with its country such as +234 803 123 4567 was expected");
  }
}
