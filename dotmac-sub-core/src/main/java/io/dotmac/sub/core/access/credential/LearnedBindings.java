package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what logins have settled about where their credentials may be used. */
public final class LearnedBindings {
  private static final String WRITE = """
      update access_credential set
        mac_address = case when learn_mac then coalesce(?, mac_address) else mac_address end,
        nas_device_id = case when learn_nas then coalesce(?, nas_device_id) else nas_device_id end,
        bound_vlan_id = case when learn_vlan then coalesce(?, bound_vlan_id)
          else bound_vlan_id end,
        learn_mac = learn_mac and ?::text is null,
        learn_nas = learn_nas and ?::uuid is null,
        learn_vlan = learn_vlan and ?::int is null,
        version = version + 1, updated_at = now()
      where tenant_id = ? and id = ? and (learn_mac or learn_nas or learn_vlan)
      """;

  /**
   * What a login came from.
   *
   * @param mac null: the NAS did not say, the next login may settle it
   * @param nasDevice null: the NAS is none of the inventory
   * @param vlan null: the NAS did not say
   */
  public record Learned(
      UUID credential,
      @Nullable String mac,
      @Nullable UUID nasDevice,
      @Nullable Integer vlan) {}

  /** Binds each credential that is still learning; the first to be written settles it. */
  public void write(Tx tx, List<Learned> learned) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(WRITE)) {
        for (Learned one : learned) {
          for (int at = 1; at <= 4; at += 3) {
            update.setString(at, one.mac());
            update.setObject(at + 1, one.nasDevice(), java.sql.Types.OTHER);
            update.setObject(at + 2, one.vlan(), java.sql.Types.INTEGER);
          }
          update.setObject(7, tx.tenant().value());
          update.setObject(8, one.credential());
          update.addBatch();
        }
        return update.executeBatch();
      }
    });
  }
}
