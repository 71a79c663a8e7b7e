package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step that was taken; each step of a case at most once. */
@Entity
@Table(name = "dunning_action_log")
public class DunningActionLog extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private DunningActionId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "case_id", updatable = false))
  private DunningCaseId dunningCase;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id", updatable = false))
  private InvoiceId invoice;

  @Column(name = "step_no", updatable = false)
  private int step;

  @Column(name = "day_offset", updatable = false)
  private int dayOffset;

  @Column(name = "action", updatable = false)
  private DunningAction action;

  @Column(name = "result", updatable = false)
  private String result;

  @Column(name = "scheduled_on", updatable = false)
  private LocalDate scheduledOn;

  @Column(name = "executed_at", updatable = false)
  private Instant executedAt;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "fee_invoice_id", updatable = false))
  private InvoiceId feeInvoice;

  @Nullable
  @Column(name = "notes", updatable = false)
  private String notes;

  /** For Hibernate; the run writes them as sets. */
  protected DunningActionLog() {}

  public DunningActionId id() {
    return id;
  }

  public DunningCaseId dunningCase() {
    return dunningCase;
  }

  /** The invoice that made the step due. */
  public InvoiceId invoice() {
    return invoice;
  }

  /** Its place on the ladder, from 1. */
  public int step() {
    return step;
  }

  /** Days after the due date. */
  public int dayOffset() {
    return dayOffset;
  }

  public DunningAction action() {
    return action;
  }

  /** {@code success} or {@code failed}. */
  public String result() {
    return result;
  }

  /** The day it became due. */
  public LocalDate scheduledOn() {
    return scheduledOn;
  }

  public Instant executedAt() {
    return executedAt;
  }

  /** The invoice over the late fee of the step. */
  public Optional<InvoiceId> feeInvoice() {
    return Optional.ofNullable(feeInvoice);
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
