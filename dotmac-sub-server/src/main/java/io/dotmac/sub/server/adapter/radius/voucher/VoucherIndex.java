package io.dotmac.sub.server.adapter.radius.voucher;

import io.dotmac.sub.core.access.index.ChangeKind;
import io.dotmac.sub.core.access.voucher.VoucherCode;
import io.dotmac.sub.core.access.voucher.VoucherFacts;
import io.dotmac.sub.core.access.voucher.VoucherReader;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.server.adapter.radius.index.AccessFollower;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The vouchers of all tenants in memory, by their codes. Readers need no lock. */
public final class VoucherIndex implements AccessFollower.Companion {
  private static final Logger LOG = LoggerFactory.getLogger(VoucherIndex.class);
  private static final int CLASS_OCTETS = 16;

  private final SecretBox secrets;
  private final ConcurrentHashMap<Key, VoucherEntry> byCode = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<UUID, Key> byId = new ConcurrentHashMap<>();

  private record Key(TenantId tenant, String code) {}

  /** An empty one, which opens codes with {@code secrets}. */
  public VoucherIndex(SecretBox secrets) {
    this.secrets = secrets;
  }

  @Override
  public Set<ChangeKind> kinds() {
    return Set.of(ChangeKind.VOUCHER);
  }

  @Override
  public void load(Tx tx) {
    Set<UUID> gone = new HashSet<>();
    byId.forEach((id, key) -> {
      if (key.tenant().equals(tx.tenant())) {
        gone.add(id);
      }
    });
    VoucherReader.all(tx, facts -> {
      put(tx.tenant(), facts);
      gone.remove(facts.id());
    });
    gone.forEach(this::remove);
  }

  @Override
  public void changed(Tx tx, ChangeKind kind, Set<UUID> ids) {
    Set<UUID> gone = new HashSet<>(ids);
    VoucherReader.of(tx, ids, facts -> {
      put(tx.tenant(), facts);
      gone.remove(facts.id());
    });
    gone.forEach(this::remove);
  }

  private void put(TenantId tenant, VoucherFacts facts) {
    try {
      Key known = byId.get(facts.id());
      String code = known == null ? secrets.decrypt(facts.codeSealed()) : known.code();
      Key key = new Key(tenant, code);
      byCode.put(key, new VoucherEntry(facts, code));
      byId.put(facts.id(), key);
    } catch (SecretBox.SecretUnreadable e) {
      LOG.error("the code of voucher {} of tenant {} cannot be read", facts.id(), tenant);
    }
  }

  private void remove(UUID id) {
    Key key = byId.remove(id);
    if (key != null) {
      byCode.remove(key);
    }
  }

  boolean isEmpty() {
    return byCode.isEmpty();
  }

  /** The voucher with that code, however it was typed; null if there is none. */
  @Nullable
  VoucherEntry find(TenantId tenant, String typed) {
    return byCode.get(new Key(tenant, VoucherCode.canonical(typed)));
  }

  /** Whose session is accounted: by the Class we sent, else by the name. */
  public Optional<UUID> owner(TenantId tenant, AccountingRecord record) {
    if (isEmpty()) {
      return Optional.empty();
    }
    for (byte[] octets : record.classes()) {
      if (octets.length == CLASS_OCTETS) {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        UUID id = new UUID(buffer.getLong(), buffer.getLong());
        Key key = byId.get(id);
        if (key != null && key.tenant().equals(tenant)) {
          return Optional.of(id);
        }
      }
    }
    return record
        .userName()
        .map(name -> find(tenant, name))
        .map(entry -> entry.facts().id());
  }
}
