package io.dotmac.sub.server.api.subscriber;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.PayerErasure;
import io.dotmac.sub.billing.ledger.Balances;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscriber.erasure.PersonErasure;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Erases the person behind a subscriber; the books stay as they are. */
@Path("/subscribers/{id}/erase")
@Produces(MediaType.APPLICATION_JSON)
public final class ErasureResource {
  private final Database db;
  private final Subscribers subscribers;

  public ErasureResource(Database db, Subscribers subscribers) {
    this.db = db;
    this.subscribers = subscribers;
  }

  /** For a canceled subscriber who owes nothing and has no credit; it cannot be taken back. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("customer:delete")
  public void erase(@Auth Caller caller, @PathParam("id") SubscriberId id) {
    db.run(caller, tx -> erase(tx, id));
  }

  private void erase(Tx tx, SubscriberId id) {
    subscribers.require(tx, id);
    AccountId account = new AccountId(id.value());
    Money balance = Balances.of(tx, account);
    if (!balance.isZero()) {
      throw Problem.conflict(
          "balance_open",
          "expected a balance of 0 and found " + balance + ": settle it or write it off first");
    }
    PersonErasure.erase(tx, id);
    PayerErasure.erase(tx, account);
  }
}
