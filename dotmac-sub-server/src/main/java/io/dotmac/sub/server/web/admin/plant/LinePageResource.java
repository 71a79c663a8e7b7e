package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.provisioning.line.LineTests;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The button on the page of an ONT that tests its line. */
@Path("/admin/network/onts/{id}/line-test")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class LinePageResource {
  private final LineTests lines;

  public LinePageResource(LineTests lines) {
    this.lines = lines;
  }

  /** Asks the line terminal now; what it sees stands on the page that follows. */
  @POST
  @RequirePermission(value = "network:ont:read", realms = Realm.STAFF)
  public Response test(@Auth Caller caller, @PathParam("id") UUID id) {
    lines.test(caller, id);
    return Portal.done(PlantPages.ONTS + "/" + id, "line_test");
  }
}
