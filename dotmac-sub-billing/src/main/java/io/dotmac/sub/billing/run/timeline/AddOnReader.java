package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.ComponentType;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.tax.TaxBook;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the add-ons of services. */
final class AddOnReader {
  private static final String ADD_ONS = """
      select x.subscription_id, x.id, x.add_on_id, a.name, a.addon_type, x.quantity, x.start_on,
        x.end_on, a.tax_rate_id
      from subscription_add_on x
      join add_on a on a.tenant_id = x.tenant_id and a.id = x.add_on_id
      where x.tenant_id = ? and x.subscription_id = any(?)
      order by x.id
      """;

  private AddOnReader() {}

  /** An add-on of a service. */
  record ServiceAddOn(
      UUID id,
      UUID addOn,
      String name,
      ComponentType type,
      long quantity,
      @Nullable LocalDate start,
      @Nullable LocalDate end,
      List<TaxRule> ownTaxes) {}

  static Map<UUID, List<ServiceAddOn>> read(Tx tx, Collection<UUID> services) {
    TaxBook book = TaxBook.of(tx);
    return tx.jdbc(connection -> {
      Map<UUID, List<ServiceAddOn>> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(ADD_ONS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", services.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found
                .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                .add(addOn(row, book));
          }
        }
      }
      return found;
    });
  }

  private static ServiceAddOn addOn(ResultSet row, TaxBook book) throws SQLException {
    UUID rate = row.getObject("tax_rate_id", UUID.class);
    List<TaxRule> taxes = rate == null ? List.of() : book.rules(rate);
    return new ServiceAddOn(
        row.getObject("id", UUID.class),
        row.getObject("add_on_id", UUID.class),
        row.getString("name"),
        type(row.getString("addon_type")),
        row.getLong("quantity"),
        row.getObject("start_on", LocalDate.class),
        row.getObject("end_on", LocalDate.class),
        taxes);
  }

  private static ComponentType type(String addOnType) {
    switch (addOnType) {
      case "install_fee":
        return ComponentType.INSTALLATION;
      case "router_rental":
        return ComponentType.EQUIPMENT;
      default:
        return ComponentType.ADDON;
    }
  }
}
