package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.register.TenantExport;
import io.dotmac.sub.core.tenant.register.TenantRegister;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;

/** The provider itself: what it is, which host names select it, and all that is held of it. */
@Path("/tenant")
public final class TenantResource {
  private final Database db;
  private final TenantRegister register;
  private final TenantExport export;

  public TenantResource(Database db, TenantRegister register, TenantExport export) {
    this.db = db;
    this.register = register;
    this.export = export;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RequirePermission("system:settings:read")
  public TenantView get(@Auth Caller caller) {
    return TenantView.of(db.read(caller, Tx::tenantInfo));
  }

  @GET
  @Path("/domains")
  @Produces(MediaType.APPLICATION_JSON)
  @RequirePermission("system:settings:read")
  public List<TenantRegister.Domain> domains(@Auth Caller caller) {
    return register.domains(caller.tenant());
  }

  /** Everything that is held of the provider, but passwords and keys: a ZIP of CSV files. */
  @GET
  @Path("/export")
  @Produces("application/zip")
  @RequirePermission("auth:manage")
  public Response export(@Auth Caller caller) {
    Tenant tenant = db.read(caller, Tx::tenantInfo);
    StreamingOutput all = out -> export.write(tenant, out);
    return Response.ok(all)
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + tenant.code() + ".zip\"")
        .build();
  }
}
