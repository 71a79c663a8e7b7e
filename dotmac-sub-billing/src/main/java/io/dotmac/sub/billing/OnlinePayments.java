package io.dotmac.sub.billing;

import io.dotmac.sub.billing.autopay.Autopays;
import io.dotmac.sub.billing.autopay.RunAutopay;
import io.dotmac.sub.billing.autopay.ScheduledPayments;
import io.dotmac.sub.billing.cash.BankStatements;
import io.dotmac.sub.billing.cash.UnappliedCash;
import io.dotmac.sub.billing.gateway.Gateways;
import io.dotmac.sub.billing.gateway.collect.AttemptSweeper;
import io.dotmac.sub.billing.gateway.collect.Attempts;
import io.dotmac.sub.billing.gateway.collect.CollectInvoice;
import io.dotmac.sub.billing.gateway.collect.RefundPayment;
import io.dotmac.sub.billing.gateway.collect.SaveMethod;
import io.dotmac.sub.billing.gateway.event.Disputes;
import io.dotmac.sub.billing.gateway.event.ReceiveWebhook;
import io.dotmac.sub.billing.gateway.provider.PaymentProviders;
import io.dotmac.sub.billing.payment.Payments;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Database;

/** The door to payments through gateways: providers, collecting, refunds, and what they tell us. */
public final class OnlinePayments {
  private final Database db;
  private final Payments payments;
  private final PaymentProviders providers;
  private final Attempts attempts;
  private final CollectInvoice collect;
  private final RefundPayment refunds;
  private final SaveMethod saveMethod;
  private final AttemptSweeper sweeper;
  private final ReceiveWebhook webhooks;
  private final Autopays autopays = new Autopays();
  private final RunAutopay runAutopay;
  private final ScheduledPayments scheduled;
  private final UnappliedCash unapplied;
  private final BankStatements statements;

  /** Payments of {@code billing} through those gateways; {@code secrets} seals credentials. */
  public OnlinePayments(BillingEngine billing, Gateways gateways, SecretBox secrets) {
    this.db = billing.database();
    this.payments = billing.payments();
    this.providers = new PaymentProviders(gateways, secrets);
    this.attempts = new Attempts(payments, providers);
    this.collect = new CollectInvoice(db, attempts);
    this.refunds = new RefundPayment(db, payments, providers);
    this.saveMethod = new SaveMethod(db, providers);
    this.sweeper = new AttemptSweeper(db, attempts, providers, refunds);
    this.webhooks = new ReceiveWebhook(db, providers, attempts, refunds, new Disputes(payments));
    this.runAutopay = new RunAutopay(db, autopays, collect);
    this.scheduled = new ScheduledPayments(db, collect);
    this.unapplied = new UnappliedCash(payments);
    this.statements = new BankStatements(payments, unapplied);
    attempts.watch(autopays);
  }

  /** The payments behind it all. */
  public Payments payments() {
    return payments;
  }

  /** The database behind it all. */
  public Database database() {
    return db;
  }

  public PaymentProviders providers() {
    return providers;
  }

  public CollectInvoice collect() {
    return collect;
  }

  public RefundPayment refunds() {
    return refunds;
  }

  public AttemptSweeper sweeper() {
    return sweeper;
  }

  public ReceiveWebhook webhooks() {
    return webhooks;
  }

  public Autopays autopays() {
    return autopays;
  }

  public RunAutopay runAutopay() {
    return runAutopay;
  }

  public ScheduledPayments scheduled() {
    return scheduled;
  }

  public UnappliedCash unapplied() {
    return unapplied;
  }

  public BankStatements statements() {
    return statements;
  }

  public SaveMethod saveMethod() {
    return saveMethod;
  }
}
