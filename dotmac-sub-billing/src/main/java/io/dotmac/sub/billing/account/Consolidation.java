package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.Organization;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.subscriber.Organizations;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.util.UUID;

/**
 * One invoice for all services of an organization's people. While an organization wants that, their
 * services are billed to one account of its own: those they have and those that are added. What
 * each owed before stays with each; corrections of days that were billed before go to the account
 * that is billed now.
 */
public final class Consolidation {
  private static final String TOGETHER = """
      update subscription s set account_id = ?, updated_at = now(), version = s.version + 1
      from subscriber b
      where s.tenant_id = ? and s.account_id = s.subscriber_id and s.currency = ?
        and s.status not in ('canceled', 'expired')
        and b.tenant_id = s.tenant_id and b.id = s.subscriber_id and b.organization_id = ?
      """;

  private static final String APART = """
      update subscription s set account_id = s.subscriber_id, updated_at = now(),
        version = s.version + 1
      where s.tenant_id = ? and s.account_id = ?
      """;

  private Consolidation() {}

  /**
   * Bills the services of its people to that account from their next bill on; gives how many it
   * moved. Services in another currency stay with their subscribers. Once more does nothing but
   * move services of people who joined meanwhile.
   */
  public static int begin(Tx tx, OrganizationId id, AccountId payer) {
    Organization organization = new Organizations().require(tx, id);
    BillingAccount account = BillingAccounts.visible(tx, payer);
    if (!account.organization().filter(id::equals).isPresent()) {
      throw Problem.invalid(
          "/account_id", "organization", "expected an account of organization " + id);
    }
    boolean other =
        organization.account().filter(now -> !now.equals(payer.value())).isPresent();
    if (other) {
      throw Problem.conflict(
          "consolidated_billing", "another account is billed for it: end that first");
    }
    organization.billTogether(payer.value(), account.currency().getCurrencyCode());
    tx.session().flush();
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(TOGETHER)) {
        update.setObject(1, payer.value());
        update.setObject(2, tx.tenant().value());
        update.setString(3, account.currency().getCurrencyCode());
        update.setObject(4, id.value());
        return update.executeUpdate();
      }
    });
  }

  /** Bills each of its people for the own services again; gives how many services it moved. */
  public static int end(Tx tx, OrganizationId id) {
    Organization organization = new Organizations().require(tx, id);
    UUID account = organization
        .account()
        .orElseThrow(() -> Problem.conflict(
            "consolidated_billing", "organization " + id + " is not billed for its people"));
    organization.billApart();
    tx.session().flush();
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(APART)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, account);
        return update.executeUpdate();
      }
    });
  }
}
