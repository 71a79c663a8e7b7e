package io.dotmac.sub.billing.credit;

import io.dotmac.sub.billing.invoice.LineTax;
import io.dotmac.sub.billing.invoice.ManualCharge;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** One line of a credit note: what the customer gets, so its amounts are 0 or more. */
@Entity
@Table(name = "credit_note_line")
public class CreditNoteLine extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private CreditNoteLineId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "credit_note_id", updatable = false))
  private CreditNoteId creditNote;

  @Column(name = "line_no")
  private int number;

  @Column(name = "description")
  private String description;

  @Column(name = "quantity")
  private BigDecimal quantity;

  @Column(name = "unit_price_minor")
  private long unitPriceMinor;

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

  @Column(name = "is_void")
  private boolean cancelled;

  @ColumnTransformer(read = "derivation::text", write = "?::jsonb")
  @Column(name = "derivation")
  private String derivation;

  /** For Hibernate; runs write lines as sets. */
  protected CreditNoteLine() {}

  CreditNoteLine(CreditNoteId creditNote, int number, NewLine line, ManualCharge charge) {
    this.id = CreditNoteLineId.next();
    this.creditNote = creditNote;
    this.number = number;
    this.description = line.description();
    this.quantity = line.quantity();
    this.unitPriceMinor = line.unitPrice().minor();
    this.amountMinor = charge.net().minor();
    this.taxMinor = charge.tax().minor();
    this.totalMinor = charge.net().plus(charge.tax()).minor();
    this.taxes = LineTax.write(charge.taxes());
    this.derivation = charge.derivation();
  }

  /** Its credit note was taken back. */
  void cancel() {
    cancelled = true;
  }

  public CreditNoteLineId id() {
    return id;
  }

  /** Its place on the credit note, from 1. */
  public int number() {
    return number;
  }

  public String description() {
    return description;
  }

  public BigDecimal quantity() {
    return quantity;
  }

  public long unitPriceMinor() {
    return unitPriceMinor;
  }

  public long amountMinor() {
    return amountMinor;
  }

  public long taxMinor() {
    return taxMinor;
  }

  public long totalMinor() {
    return totalMinor;
  }

  public List<LineTax> taxes() {
    return LineTax.read(taxes);
  }

  /** The first day given back. */
  public Optional<LocalDate> spanStart() {
    return Optional.ofNullable(spanStart);
  }

  /** The day after the last one given back. */
  public Optional<LocalDate> spanEnd() {
    return Optional.ofNullable(spanEnd);
  }

  /** How the amount came about, as JSON. */
  public String derivation() {
    return derivation;
  }
}
