package io.dotmac.sub.billing.journal;

import java.io.IOException;

/** Writes a journal in one format. */
interface JournalWriter {
  /** What comes first: accounts and commodities. */
  void head(JournalHead head) throws IOException;

  /** One transaction after another, in the order of their days. */
  void transaction(JournalTransaction transaction) throws IOException;
}
