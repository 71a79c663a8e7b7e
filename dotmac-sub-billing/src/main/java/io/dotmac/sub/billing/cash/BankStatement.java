package io.dotmac.sub.billing.cash;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A file of a bank that was taken in. */
@Entity
@Table(name = "bank_statement")
public class BankStatement extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private BankStatementId id;

  @Embedded
  @AttributeOverride(
      name = "value",
      column = @Column(name = "collection_account_id", updatable = false))
  private CollectionAccountId collection;

  @Column(name = "file_name", updatable = false)
  private String fileName;

  @Column(name = "imported_by", updatable = false)
  private String importedBy;

  @Column(name = "rows_read", updatable = false)
  private int rowsRead;

  @Column(name = "rows_new")
  private int rowsNew;

  /** For Hibernate. */
  protected BankStatement() {}

  BankStatement(CollectionAccountId collection, String fileName, String by, int read) {
    this.id = BankStatementId.next();
    this.collection = collection;
    this.fileName = fileName;
    this.importedBy = by;
    this.rowsRead = read;
  }

  void took(int fresh) {
    rowsNew = fresh;
  }

  public BankStatementId id() {
    return id;
  }

  public CollectionAccountId collection() {
    return collection;
  }

  public String fileName() {
    return fileName;
  }

  public String importedBy() {
    return importedBy;
  }

  /** Rows of money that came in. */
  public int rowsRead() {
    return rowsRead;
  }

  /** Those that no file before had. */
  public int rowsNew() {
    return rowsNew;
  }
}
