package io.dotmac.sub.radius.server;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes accounting durable. It gets one batch at a time, in the order of arrival, on a thread of
 * the server that may be blocked; while it works the next batch gathers. A NAS gets its answer when
 * the batch says that its record is done. The same record may come again after a failure or a lost
 * answer, so storing is idempotent.
 */
@FunctionalInterface
public interface AccountingSink {
  /** Stores {@code batch} and settles each of its records, now or later. */
  void store(AccountingBatch batch);

  /** A sink that has stored all records when it returns, and none when it throws. */
  static AccountingSink storing(Consumer<List<AccountingRecord>> work) {
    return batch -> {
      work.accept(batch.records());
      batch.done();
    };
  }

  /** A sink that has stored all records when its stage completes, and none when that fails. */
  static AccountingSink awaiting(
      Function<List<AccountingRecord>, ? extends CompletionStage<?>> work) {
    return batch -> work.apply(batch.records()).whenComplete((nothing, failure) -> {
      if (failure == null) {
        batch.done();
      } else {
        batch.failed(failure);
      }
    });
  }
}
