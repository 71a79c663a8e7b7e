package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.gateway.collect.RefundAttempt;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.Amounts;
import org.jspecify.annotations.Nullable;

/** Sends money back: through the provider that collected it, or as people entered it. */
public final class RefundFlow {
  private final Database db;
  private final Payments payments;
  private final io.dotmac.sub.billing.gateway.collect.RefundPayment flow;

  /** By that flow. */
  public RefundFlow(
      Database db, Payments payments, io.dotmac.sub.billing.gateway.collect.RefundPayment flow) {
    this.db = db;
    this.payments = payments;
    this.flow = flow;
  }

  void refund(Caller caller, PaymentId id, @Nullable RefundPayment body, String key) {
    String text = body == null ? null : body.amount();
    Money amount = text == null
        ? null
        : Amounts.read(
            "/amount",
            text,
            db.inTx(caller, tx -> payments.require(tx, id).currency().getCurrencyCode()));
    flow.refund(caller, id, amount, body == null ? null : body.reason(), key)
        .flatMap(RefundAttempt::failureCode)
        .ifPresent(code -> {
          throw Problem.conflict(
              "refund_refused", "the provider refused to send the money back: " + code);
        });
  }
}
