package io.dotmac.sub.radius.server;

import java.util.List;

/**
 * Accounting to be made durable. Every record has to be settled, all at once or one by one, from
 * any thread; the first word on a record counts. What is done is answered, what failed is not, so
 * the NAS sends it again.
 */
public interface AccountingBatch {
  /** The records, oldest first, at least one. */
  List<AccountingRecord> records();

  /** All that is not yet settled is durable. */
  void done();

  /** All that is not yet settled could not be made durable. */
  void failed(Throwable cause);

  /** The record at this index is durable. */
  void done(int index);

  /** The record at this index could not be made durable. */
  void failed(int index, Throwable cause);
}
