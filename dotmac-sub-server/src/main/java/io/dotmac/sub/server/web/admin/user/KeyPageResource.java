package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.account.KeyMaker;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys of programs. */
@Path("/admin/system/api-keys")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class KeyPageResource {
  private static final String PAGE = "admin/api_keys";
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_A_MINUTE = 1_000_000;

  private final Portal portal;
  private final KeyMaker keys;

  public KeyPageResource(Portal portal, KeyMaker keys) {
    this.portal = portal;
    this.keys = keys;
  }

  @GET
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.USERS,
        PAGE,
        visit -> KeysPage.page(visit, new MultivaluedHashMap<>(), null, Errors.NONE));
  }

  /** The page that answers has the key, this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    try {
      KeyMaker.Made made = keys.make(caller, Exchange.of(request).address(), asked(sent));
      return portal.show(request, caller, AdminFrame.USERS, PAGE, visit -> shown(visit, made));
    } catch (ProblemException e) {
      Errors wrong = Errors.of(String.valueOf(e.getMessage()));
      return portal.refuse(
          request, caller, AdminFrame.USERS, PAGE, v -> KeysPage.page(v, sent, null, wrong));
    }
  }

  @POST
  @Path("/{id}/revoke")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response revoke(@Auth Caller caller, @PathParam("id") UUID id) {
    keys.revoke(caller, new ApiKeyId(id));
    return Portal.done(UserTabs.KEYS, "key_revoked");
  }

  private static KeyMaker.Asked asked(MultivaluedMap<String, String> sent) {
    List<String> permissions = sent.getOrDefault("permission", List.of());
    return new KeyMaker.Asked(
        UserPage.text(sent, "label"),
        null,
        permissions.isEmpty() ? null : new TreeSet<>(permissions),
        number(sent, "days", MOST_DAYS),
        number(sent, "per_minute", MOST_A_MINUTE),
        null);
  }

  private static @Nullable Integer number(
      MultivaluedMap<String, String> sent, String name, int most) {
    String text = UserPage.text(sent, name);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,7}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > most) {
      throw Problem.invalid(
          "/" + name, "range", "a number from 1 to " + most + " was expected, found " + text);
    }
    return Integer.valueOf(text);
  }

  private static UserPages.Keys shown(Visit visit, KeyMaker.Made made) {
    UserPages.Shown shown =
        new UserPages.Shown(visit.say("key.shown_title"), visit.say("key.shown_text"), made.key());
    return KeysPage.page(visit, new MultivaluedHashMap<>(), shown, Errors.NONE);
  }
}
