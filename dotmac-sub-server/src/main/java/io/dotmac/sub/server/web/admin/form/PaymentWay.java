package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.channel.PaymentChannel;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Filters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How money came: through one of our channels, or just cash, a transfer, a check. */
record PaymentWay(PaymentMethodType type, @Nullable PaymentChannelId channel) {
  private static final int UUID_LENGTH = 36;

  /** What was chosen: the id of a channel, or the name of a type. */
  static PaymentWay read(Tx tx, String chosen) {
    if (chosen.length() != UUID_LENGTH) {
      return new PaymentWay(WireName.parse(PaymentMethodType.class, chosen), null);
    }
    PaymentChannelId id = PaymentChannelId.parse(chosen);
    return tx.find(PaymentChannel.class, id)
        .map(channel -> new PaymentWay(channel.type(), id))
        .orElseThrow(() ->
            Problem.invalid("/method", "channel", "expected an active channel, found " + chosen));
  }

  /** The channels by name, then the types. */
  static List<Filters.Option> options(Visit visit, String chosen) {
    List<Filters.Option> options = new ArrayList<>(visit
        .query("select c.id, c.name, c.channel_type from payment_channel c"
            + " where c.tenant_id = :tenant and c.is_active")
        .then("order by c.name")
        .list(row -> new Filters.Option(
            row.id("id").toString(),
            row.text("name") + " · " + visit.name("method", row.text("channel_type")),
            row.id("id").toString().equals(chosen))));
    Arrays.stream(PaymentMethodType.values())
        .map(WireName::of)
        .map(wire -> new Filters.Option(wire, visit.name("method", wire), wire.equals(chosen)))
        .forEach(options::add);
    return List.copyOf(options);
  }
}
