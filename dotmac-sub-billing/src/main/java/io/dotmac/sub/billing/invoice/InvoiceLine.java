package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** One charge of an invoice. */
@Entity
@Table(name = "invoice_line")
public class InvoiceLine extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private InvoiceLineId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "invoice_id", updatable = false))
  private InvoiceId invoice;

  @Formula("(select i.currency from invoice i where i.tenant_id = tenant_id and i.id = invoice_id)")
  private Currency currency;

  @Column(name = "line_no")
  private int number;

  @Column(name = "kind")
  private InvoiceLineKind kind;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id", updatable = false))
  private SubscriptionId subscription;

  @Nullable
  @Column(name = "component", updatable = false)
  private String component;

  @Column(name = "label")
  private String label;

  @Column(name = "description")
  private String description;

  @Column(name = "quantity")
  private BigDecimal quantity;

  @Column(name = "unit_price_minor")
  private long unitPriceMinor;

  @Column(name = "discount_minor")
  private long discountMinor;

  @Column(name = "amount_minor")
  private long amountMinor;

  @Column(name = "tax_minor")
  private long taxMinor;

  @Column(name = "total_minor")
  private long totalMinor;

  @ColumnTransformer(read = "taxes::text", write = "?::jsonb")
  @Column(name = "taxes")
  private String taxes;

  @Nullable
  @Column(name = "span_start", updatable = false)
  private LocalDate spanStart;

  @Nullable
  @Column(name = "span_end", updatable = false)
  private LocalDate spanEnd;

  @Nullable
  @Column(name = "billed_until", insertable = false, updatable = false)
  private LocalDate billedUntil;

  @ColumnTransformer(read = "derivation::text", write = "?::jsonb")
  @Column(name = "derivation")
  private String derivation;

  /** For Hibernate; runs write lines as sets, {@link Invoices} writes those of drafts. */
  protected InvoiceLine() {}

  InvoiceLine(InvoiceId invoice, int number, NewLine line, ManualCharge charge, Currency currency) {
    this.id = InvoiceLineId.next();
    this.invoice = invoice;
    this.number = number;
    this.kind = InvoiceLineKind.MANUAL;
    this.subscription = line.subscription();
    this.label = line.description();
    this.description = line.description();
    this.quantity = line.quantity();
    this.unitPriceMinor = line.unitPrice().minor();
    this.discountMinor = charge.discount().minor();
    this.amountMinor = charge.net().minor();
    this.taxMinor = charge.tax().minor();
    this.totalMinor = charge.net().plus(charge.tax()).minor();
    this.taxes = LineTax.write(charge.taxes());
    this.derivation = charge.derivation();
    this.currency = currency;
  }

  public InvoiceLineId id() {
    return id;
  }

  public InvoiceId invoice() {
    return invoice;
  }

  /** Its place on the invoice, from 1. */
  public int number() {
    return number;
  }

  public InvoiceLineKind kind() {
    return kind;
  }

  public Optional<SubscriptionId> subscription() {
    return Optional.ofNullable(subscription);
  }

  /** What of the subscription is charged: {@code base}, {@code setup}, an add-on. */
  public Optional<String> component() {
    return Optional.ofNullable(component);
  }

  /** What is charged, as the catalog names it. */
  public String label() {
    return label;
  }

  /** What is charged and for which days, in the tenant's language. */
  public String description() {
    return description;
  }

  public BigDecimal quantity() {
    return quantity;
  }

  public Money unitPrice() {
    return money(unitPriceMinor);
  }

  /** Taken off before tax. */
  public Money discount() {
    return money(discountMinor);
  }

  /** Before tax. */
  public Money amount() {
    return money(amountMinor);
  }

  public Money tax() {
    return money(taxMinor);
  }

  public Money total() {
    return money(totalMinor);
  }

  /** Each tax as it was when charged. */
  public List<LineTax> taxes() {
    return LineTax.read(taxes);
  }

  /** The first day charged. */
  public Optional<LocalDate> spanStart() {
    return Optional.ofNullable(spanStart);
  }

  /** The day after the last one charged. */
  public Optional<LocalDate> spanEnd() {
    return Optional.ofNullable(spanEnd);
  }

  /** The day after the last one still charged: earlier than {@link #spanEnd} after a credit. */
  public Optional<LocalDate> billedUntil() {
    return Optional.ofNullable(billedUntil);
  }

  /** How the amount came about, as JSON: rounding and steps. */
  public String derivation() {
    return derivation;
  }

  private Money money(long minor) {
    return Money.ofMinor(minor, currency);
  }
}
