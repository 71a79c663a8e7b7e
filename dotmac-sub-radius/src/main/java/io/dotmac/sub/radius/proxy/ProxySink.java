package io.dotmac.sub.radius.proxy;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.server.AccountingBatch;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.radius.server.AccountingSink;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends accounting on to the servers of a user's realm, and the rest to a sink of one's own. A
 * record is done when its realm has answered; without an answer it is not, and the NAS sends it
 * again. The waits of the clients bound how long a batch takes.
 */
public final class ProxySink implements AccountingSink {
  private final AccountingSink own;
  private final Function<AccountingRecord, Optional<HomePool>> homes;
  private final SecureRandom random = new SecureRandom();

  private ProxySink(AccountingSink own, Function<AccountingRecord, Optional<HomePool>> homes) {
    this.own = own;
    this.homes = homes;
  }

  /** Realms before a sink of one's own. */
  public static ProxySink over(AccountingSink own, RealmTable realms) {
    return over(own, (AccountingRecord record) -> record.userName().flatMap(realms::find));
  }

  /**
   * The same, where more than the name decides who gets a record.
   *
   * @param homes whom to tell of a record; empty for those of one's own
   */
  public static ProxySink over(
      AccountingSink own, Function<AccountingRecord, Optional<HomePool>> homes) {
    return new ProxySink(own, homes);
  }

  @Override
  public void store(AccountingBatch batch) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < batch.records().size(); i++) {
      Optional<HomePool> pool = homes.apply(batch.records().get(i));
      if (pool.isPresent()) {
        forward(pool.get(), batch, i);
      } else {
        kept.add(i);
      }
    }
    if (!kept.isEmpty()) {
      own.store(new Part(batch, kept));
    }
  }

  private void forward(HomePool pool, AccountingBatch batch, int index) {
    AccountingRecord accounting = batch.records().get(index);
    byte[] state = new byte[8];
    random.nextBytes(state);
    AttributeBlock attributes = AttributeBlock.copyOf(accounting.packet())
        .without(Attributes.ACCT_STATUS_TYPE)
        .plus(AttributeBlock.of(Attributes.PROXY_STATE, state));
    pool.ask(server -> server.client().account(accounting.status(), attributes))
        .whenComplete((said, failure) -> {
          if (failure == null && said.isPresent()) {
            batch.done(index);
          } else {
            batch.failed(index, new IllegalStateException("no server of the realm answered"));
          }
        });
  }

  /** Some records of a batch. */
  private record Part(AccountingBatch whole, List<Integer> indexes) implements AccountingBatch {
    @Override
    public List<AccountingRecord> records() {
      return indexes.stream().map(index -> whole.records().get(index)).toList();
    }

    @Override
    public void done() {
      indexes.forEach(whole::done);
    }

    @Override
    public void failed(Throwable cause) {
      indexes.forEach(index -> whole.failed(index, cause));
    }

    @Override
    public void done(int index) {
      whole.done(indexes.get(index));
    }

    @Override
    public void failed(int index, Throwable cause) {
      whole.failed(indexes.get(index), cause);
    }
  }
}
