package io.dotmac.sub.billing;

import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.billing.arrangement.ArrangementInstallment;
import io.dotmac.sub.billing.arrangement.ArrangementStatus;
import io.dotmac.sub.billing.arrangement.InstallmentStatus;
import io.dotmac.sub.billing.arrangement.PaymentArrangement;
import io.dotmac.sub.billing.arrangement.PaymentFrequency;
import io.dotmac.sub.billing.autopay.Autopay;
import io.dotmac.sub.billing.autopay.ScheduledPayment;
import io.dotmac.sub.billing.autopay.ScheduledPaymentStatus;
import io.dotmac.sub.billing.cash.BankRow;
import io.dotmac.sub.billing.cash.BankRowStatus;
import io.dotmac.sub.billing.cash.BankStatement;
import io.dotmac.sub.billing.cash.UnappliedAmount;
import io.dotmac.sub.billing.cash.UnappliedCashStatus;
import io.dotmac.sub.billing.credit.CreditApplication;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.credit.CreditNoteLine;
import io.dotmac.sub.billing.credit.CreditNoteStatus;
import io.dotmac.sub.billing.deposit.Deposit;
import io.dotmac.sub.billing.dunning.DunningActionLog;
import io.dotmac.sub.billing.dunning.DunningBrake;
import io.dotmac.sub.billing.dunning.DunningCase;
import io.dotmac.sub.billing.dunning.DunningCaseStatus;
import io.dotmac.sub.billing.dunning.shield.DunningShield;
import io.dotmac.sub.billing.dunning.shield.ShieldKind;
import io.dotmac.sub.billing.dunning.shield.ShieldStatus;
import io.dotmac.sub.billing.dunning.version.PolicyVersion;
import io.dotmac.sub.billing.dunning.version.StoredPolicy;
import io.dotmac.sub.billing.gateway.collect.RefundAttempt;
import io.dotmac.sub.billing.gateway.collect.RefundAttemptStatus;
import io.dotmac.sub.billing.gateway.event.Dispute;
import io.dotmac.sub.billing.gateway.event.DisputeStatus;
import io.dotmac.sub.billing.gateway.event.ProviderEvent;
import io.dotmac.sub.billing.gateway.event.ProviderEventStatus;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.gateway.provider.PaymentProvider;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceLine;
import io.dotmac.sub.billing.invoice.InvoiceLineKind;
import io.dotmac.sub.billing.invoice.InvoiceOrigin;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.ledger.AccountingPeriod;
import io.dotmac.sub.billing.ledger.AccountingPeriodStatus;
import io.dotmac.sub.billing.ledger.EntryType;
import io.dotmac.sub.billing.ledger.LedgerAccount;
import io.dotmac.sub.billing.ledger.LedgerEntry;
import io.dotmac.sub.billing.ledger.LedgerNature;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransaction;
import io.dotmac.sub.billing.ledger.PostingKind;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentAllocation;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentRefund;
import io.dotmac.sub.billing.payment.PaymentStatus;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.billing.payment.channel.PaymentChannel;
import io.dotmac.sub.billing.payment.channel.PaymentChannelAccount;
import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.billing.run.BillingRunStatus;
import java.util.List;

/** Every entity and column converter of this module; core's come beside them. */
public final class BillingEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      BillingAccount.class,
      CollectionAccount.class,
      CollectionAccountType.Column.class,
      LedgerAccount.class,
      LedgerTransaction.class,
      LedgerEntry.class,
      AccountingPeriod.class,
      AccountingPeriodStatus.Column.class,
      Deposit.class,
      LedgerPurpose.Column.class,
      LedgerNature.Column.class,
      LedgerSource.Column.class,
      EntryType.Column.class,
      PostingKind.Column.class,
      Invoice.class,
      InvoiceLine.class,
      InvoiceStatus.Column.class,
      InvoiceOrigin.Column.class,
      InvoiceLineKind.Column.class,
      CreditNote.class,
      CreditNoteLine.class,
      CreditApplication.class,
      CreditNoteStatus.Column.class,
      Payment.class,
      PaymentAllocation.class,
      PaymentRefund.class,
      PaymentStatus.Column.class,
      PaymentMethodType.Column.class,
      ProviderType.Column.class,
      PaymentChannel.class,
      PaymentChannelAccount.class,
      PaymentProvider.class,
      PaymentMethod.class,
      RefundAttempt.class,
      RefundAttemptStatus.Column.class,
      ProviderEvent.class,
      ProviderEventStatus.Column.class,
      Dispute.class,
      DisputeStatus.Column.class,
      Autopay.class,
      ScheduledPayment.class,
      ScheduledPaymentStatus.Column.class,
      UnappliedAmount.class,
      UnappliedCashStatus.Column.class,
      BankStatement.class,
      BankRow.class,
      BankRowStatus.Column.class,
      BillingRun.class,
      BillingRunStatus.Column.class,
      DunningCase.class,
      DunningActionLog.class,
      DunningCaseStatus.Column.class,
      DunningBrake.class,
      StoredPolicy.class,
      PolicyVersion.class,
      DunningShield.class,
      ShieldKind.Column.class,
      ShieldStatus.Column.class,
      PaymentArrangement.class,
      ArrangementInstallment.class,
      ArrangementStatus.Column.class,
      InstallmentStatus.Column.class,
      PaymentFrequency.Column.class);

  private BillingEntities() {}
}
