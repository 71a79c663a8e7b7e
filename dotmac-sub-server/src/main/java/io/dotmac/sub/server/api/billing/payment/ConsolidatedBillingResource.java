package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.BillingAccounts;
import io.dotmac.sub.billing.account.Consolidation;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.subscriber.Organizations;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether an organization gets one invoice for all services of its people. */
@Path("/organizations/{id}/consolidated-billing")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConsolidatedBillingResource {
  private final Database db;
  private final Organizations organizations = new Organizations();

  public ConsolidatedBillingResource(Database db) {
    this.db = db;
  }

  /**
   * How an organization is billed.
   *
   * @param accountId the account that all are billed to; null: each of its people is billed alone
   * @param movedServices how many services this request moved
   */
  public record ConsolidatedBilling(
      OrganizationId organizationId,
      @Nullable UUID accountId,
      @Nullable Integer movedServices) {}

  /**
   * Which account is billed.
   *
   * @param accountId absent: a new one is opened
   * @param currency of a new one; absent: the provider's
   */
  public record BillTogether(
      @Nullable AccountId accountId, @Nullable String currency) {}

  @GET
  @RequirePermission("billing:account:read")
  public ConsolidatedBilling get(@Auth Caller caller, @PathParam("id") OrganizationId id) {
    return db.read(
        caller,
        tx -> new ConsolidatedBilling(
            id, organizations.require(tx, id).account().orElse(null), null));
  }

  /** Bills the services of its people to one account; again: also those of who joined meanwhile. */
  @PUT
  @RequirePermission("billing:account:write")
  public ConsolidatedBilling begin(
      @Auth Caller caller, @PathParam("id") OrganizationId id, BillTogether body) {
    return db.inTx(caller, tx -> {
      AccountId account = account(tx, id, body);
      int moved = Consolidation.begin(tx, id, account);
      return new ConsolidatedBilling(id, account.value(), moved);
    });
  }

  /** Bills each of its people alone again. */
  @DELETE
  @RequirePermission("billing:account:write")
  public ConsolidatedBilling end(@Auth Caller caller, @PathParam("id") OrganizationId id) {
    return db.inTx(caller, tx -> new ConsolidatedBilling(id, null, Consolidation.end(tx, id)));
  }

  private AccountId account(Tx tx, OrganizationId id, BillTogether body) {
    if (body.accountId() != null) {
      return body.accountId();
    }
    String currency = body.currency() == null ? tx.tenantInfo().currency() : body.currency();
    String name = organizations.require(tx, id).details().name();
    AccountId opened = BillingAccounts.open(tx, id, name, currency).id();
    tx.flush();
    return opened;
  }
}
