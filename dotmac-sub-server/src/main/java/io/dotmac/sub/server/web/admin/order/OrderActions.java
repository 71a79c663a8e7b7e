package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Consumer;

/** Does what a form of an order's page asks for, and shows the page again. */
final class OrderActions {
  private final Portal portal;
  private final Database db;
  private final InstallAppointments appointments;

  OrderActions(Portal portal, Database db, InstallAppointments appointments) {
    this.portal = portal;
    this.db = db;
    this.appointments = appointments;
  }

  /** With what is in the way at the top, if something is. */
  Response act(ContainerRequestContext request, Caller caller, UUID id, Consumer<Tx> work) {
    try {
      db.run(caller, work);
      return Portal.done(OrderBoard.PATH + "/" + id, "order");
    } catch (ProblemException e) {
      Errors errors = Errors.of(e.problem().detail());
      return portal.refuse(
          request,
          caller,
          AdminFrame.ORDERS,
          "admin/order",
          visit -> OrderPage.page(visit, id, appointments, errors));
    }
  }
}
