package io.dotmac.sub.billing.journal;

/** A format that a journal can be written in. */
public enum JournalFormat {
  HLEDGER("text/plain", "journal"),
  BEANCOUNT("text/plain", "beancount"),
  CSV("text/csv", "csv");

  private final String mediaType;
  private final String extension;

  JournalFormat(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The media type without its character set, which is UTF-8. */
  public String mediaType() {
    return mediaType;
  }

  /** What a file's name ends with, without the dot. */
  public String extension() {
    return extension;
  }

  JournalWriter writer(Appendable out) {
    switch (this) {
      case HLEDGER:
        return new HledgerWriter(out);
      case BEANCOUNT:
        return new BeancountWriter(out);
      default:
        return new CsvWriter(out);
    }
  }

  /** How an account of the chart is called in this format. */
  public String accountName(JournalAccount account) {
    return this == BEANCOUNT ? account.beancountName() : account.hledgerName();
  }
}
