package io.dotmac.sub.server.web.document;

import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Name and address of whom a document is for. */
final class Buyer {
  private Buyer() {}

  static List<String> lines(Tx tx, BillingAccount account) {
    List<String> lines = new ArrayList<>();
    lines.add(account.name());
    account
        .subscriber()
        .flatMap(id -> tx.find(Subscriber.class, id))
        .map(Buyer::address)
        .ifPresent(address -> {
          add(lines, address.addressLine1());
          add(lines, address.addressLine2());
          add(lines, city(address));
          add(lines, address.region());
          add(lines, address.countryCode());
        });
    return List.copyOf(lines);
  }

  private static PostalAddress address(Subscriber subscriber) {
    return Optional.ofNullable(subscriber.billing().billingAddress())
        .filter(billed -> !billed.equals(PostalAddress.NONE))
        .orElse(subscriber.address());
  }

  private static String city(PostalAddress address) {
    return Stream.of(address.postalCode(), address.city())
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(" "));
  }

  private static void add(List<String> lines, @org.jspecify.annotations.Nullable String line) {
    if (line != null && !line.isBlank()) {
      lines.add(line);
    }
  }
}
