package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.admin.setting.KnownSettings;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The settings of a tenant, by domain and key. */
@Path("/settings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SettingResource {
  private final Database db;

  public SettingResource(Database db) {
    this.db = db;
  }

  @GET
  @RequirePermission("system:settings:read")
  public List<SettingView> list(@Auth Caller caller) {
    return db.read(
        caller,
        tx -> KnownSettings.all().stream().map(s -> SettingView.of(tx, s)).toList());
  }

  @GET
  @Path("/{domain}")
  @RequirePermission("system:settings:read")
  public List<SettingView> ofDomain(@Auth Caller caller, @PathParam("domain") String domain) {
    return list(caller).stream()
        .filter(s -> WireName.of(s.domain()).equals(domain))
        .toList();
  }

  @GET
  @Path("/{domain}/{key}")
  @RequirePermission("system:settings:read")
  public SettingView get(
      @Auth Caller caller, @PathParam("domain") String domain, @PathParam("key") String key) {
    return db.read(caller, tx -> SettingView.of(tx, KnownSettings.require(domain, key)));
  }

  @PATCH
  @Path("/{domain}/{key}")
  @RequirePermission("system:settings:write")
  public SettingView change(
      @Auth Caller caller,
      @PathParam("domain") String domain,
      @PathParam("key") String key,
      ChangeSetting body) {
    Setting<?> setting = KnownSettings.require(domain, key);
    return db.inTx(caller, tx -> change(tx, setting, body.value()));
  }

  private static SettingView change(Tx tx, Setting<?> setting, String value) {
    Settings.set(tx, setting, value);
    return SettingView.of(tx, setting);
  }
}
