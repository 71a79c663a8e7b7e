package io.dotmac.sub.server.api.billing;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.api.billing.arrangement.ArrangementResource;
import io.dotmac.sub.server.api.billing.channel.PaymentChannelAccountResource;
import io.dotmac.sub.server.api.billing.channel.PaymentChannelResource;
import io.dotmac.sub.server.api.billing.dunning.DunningBrakeResource;
import io.dotmac.sub.server.api.billing.dunning.DunningPolicyResource;
import io.dotmac.sub.server.api.billing.dunning.DunningShieldResource;
import io.dotmac.sub.server.api.billing.dunning.DunningSimulationResource;
import io.dotmac.sub.server.api.billing.invoice.CreditApplicationResource;
import io.dotmac.sub.server.api.billing.invoice.CreditNoteResource;
import io.dotmac.sub.server.api.billing.invoice.InvoiceLineResource;
import io.dotmac.sub.server.api.billing.invoice.InvoiceResource;
import io.dotmac.sub.server.api.billing.ledger.AccountingPeriodResource;
import io.dotmac.sub.server.api.billing.ledger.ExportResource;
import io.dotmac.sub.server.api.billing.ledger.LedgerEntryResource;
import io.dotmac.sub.server.api.billing.ledger.LedgerTransactionResource;
import io.dotmac.sub.server.api.billing.ledger.ReportResource;
import io.dotmac.sub.server.api.billing.payment.BillingAccountResource;
import io.dotmac.sub.server.api.billing.payment.CollectionAccountResource;
import io.dotmac.sub.server.api.billing.payment.ConsolidatedBillingResource;
import io.dotmac.sub.server.api.billing.payment.DepositResource;
import io.dotmac.sub.server.api.billing.payment.DocumentResource;
import io.dotmac.sub.server.api.billing.payment.OpeningBalanceResource;
import io.dotmac.sub.server.api.billing.payment.PaymentResource;
import io.dotmac.sub.server.api.billing.payment.RefundFlow;
import io.dotmac.sub.server.api.billing.run.BillingRunResource;
import io.dotmac.sub.server.api.billing.run.DunningActionLogResource;
import io.dotmac.sub.server.api.billing.run.DunningCaseResource;
import io.dotmac.sub.server.api.billing.run.DunningRunResource;
import io.dotmac.sub.server.api.billing.run.InvoiceRunResource;
import java.util.List;

/** Makes the REST resources of billing. */
public final class BillingResources {
  private BillingResources() {}

  /** All of them, over that engine. */
  public static List<Object> of(Database db, BillingEngine billing, OnlinePayments online) {
    return List.of(
        new InvoiceResource(db, billing),
        new CreditNoteResource(db, billing),
        new InvoiceLineResource(db),
        new CreditApplicationResource(db),
        new PaymentResource(
            db, billing.payments(), new RefundFlow(db, billing.payments(), online.refunds())),
        new DocumentResource(db, billing),
        new OpeningBalanceResource(db, billing),
        new BillingAccountResource(db),
        new ConsolidatedBillingResource(db),
        new CollectionAccountResource(db),
        new PaymentChannelResource(db),
        new PaymentChannelAccountResource(db),
        new LedgerEntryResource(db),
        new LedgerTransactionResource(db),
        new ReportResource(db),
        new ExportResource(db),
        new AccountingPeriodResource(db),
        new DepositResource(db, billing.deposits()),
        new BillingRunResource(db, billing.runs()),
        new InvoiceRunResource(db, billing.runs()),
        new DunningCaseResource(db, billing.dunning()),
        new DunningActionLogResource(db),
        new DunningRunResource(db, billing.dunningRuns()),
        new DunningPolicyResource(db),
        new DunningShieldResource(db),
        new DunningBrakeResource(db),
        new DunningSimulationResource(billing.dunningSimulations()),
        new ArrangementResource(db, billing.arrangements()));
  }
}
