package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.core.identity.login.AuthProvider;
import io.dotmac.sub.core.identity.login.UserCredentialId;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.SessionCookies;
import io.dotmac.sub.server.security.account.LinkPlace;
import io.dotmac.sub.server.security.account.UserAdmin;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages of those who may sign in. */
@Path("/admin/system/users")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class UserResource {
  private static final String USER = "admin/user";
  private static final String NEW = "admin/user_new";

  private final Portal portal;
  private final Database db;
  private final UserAdmin users;
  private final SessionCookies cookies;

  public UserResource(Portal portal, Database db, UserAdmin users, SessionCookies cookies) {
    this.portal = portal;
    this.db = db;
    this.users = users;
    this.cookies = cookies;
  }

  @GET
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(request, caller, AdminFrame.USERS, "admin/users", UserList::page);
  }

  @GET
  @Path("/new")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.USERS,
        NEW,
        visit -> UserPage.invitation(visit, new MultivaluedHashMap<>(), ""));
  }

  /** The page that answers has the link, this once. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response invite(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    try {
      return linked(caller, request, () -> users.invite(caller, invited(sent), place(request)));
    } catch (ProblemException e) {
      String problem = String.valueOf(e.getMessage());
      return portal.refuse(
          request, caller, AdminFrame.USERS, NEW, v -> UserPage.invitation(v, sent, problem));
    }
  }

  @GET
  @Path("/{id}")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response one(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return portal.show(
        request,
        caller,
        AdminFrame.USERS,
        USER,
        visit -> UserPage.page(visit, id, null, Errors.NONE));
  }

  /** The page that answers has the link, this once. */
  @POST
  @Path("/{id}/reset")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response reset(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return attempt(
        caller,
        request,
        id,
        () -> linked(
            caller, request, () -> users.reset(caller, new UserCredentialId(id), place(request))));
  }

  @POST
  @Path("/{id}/deactivate")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response deactivate(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return attempt(caller, request, id, () -> {
      users.deactivate(caller, new UserCredentialId(id));
      return Portal.done(UserTabs.USERS + "/" + id, "user_off");
    });
  }

  @POST
  @Path("/{id}/activate")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response activate(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return attempt(caller, request, id, () -> {
      users.activate(caller, new UserCredentialId(id));
      return Portal.done(UserTabs.USERS + "/" + id, "user_on");
    });
  }

  /** Ends the second proof of somebody who lost it. */
  @POST
  @Path("/{id}/reset-mfa")
  @RequirePermission(value = "auth:manage", realms = Realm.STAFF)
  public Response resetMfa(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return attempt(caller, request, id, () -> {
      users.resetMfa(caller, new UserCredentialId(id));
      return Portal.done(UserTabs.USERS + "/" + id, "user_mfa");
    });
  }

  @POST
  @Path("/{id}/roles")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "rbac:assign", realms = Realm.STAFF)
  public Response roles(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      @FormParam("role") List<String> roles) {
    return attempt(caller, request, id, () -> {
      users.assign(caller, new UserCredentialId(id), roles);
      return Portal.done(UserTabs.USERS + "/" + id, "user_roles");
    });
  }

  private static Accounts.Invited invited(MultivaluedMap<String, String> sent) {
    return new Accounts.Invited(
        UserPage.text(sent, "username"),
        UserPage.text(sent, "name"),
        orNull(UserPage.text(sent, "email")),
        orNull(UserPage.text(sent, "role")),
        null,
        null,
        provider(sent));
  }

  private static AuthProvider provider(MultivaluedMap<String, String> sent) {
    String chosen = UserPage.text(sent, "provider");
    return chosen.isEmpty() ? AuthProvider.LOCAL : WireName.parse(AuthProvider.class, chosen);
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private LinkPlace place(ContainerRequestContext request) {
    return LinkPlace.of(request, cookies);
  }

  private Response linked(
      Caller caller, ContainerRequestContext request, Supplier<UserAdmin.Link> make) {
    UserAdmin.Link link = make.get();
    UUID id = link.credential().value();
    if (link.address() == null) {
      return Portal.done(UserTabs.USERS + "/" + id, "user_made");
    }
    return portal.show(request, caller, AdminFrame.USERS, USER, visit -> linked(visit, id, link));
  }

  private static UserPages.One linked(Visit visit, UUID id, UserAdmin.Link link) {
    Instant until = Objects.requireNonNull(link.expiresAt());
    UserPages.Shown shown = new UserPages.Shown(
        visit.say("user.link_title"),
        visit.say("user.link_text", visit.formats().moment(until)),
        String.valueOf(link.address()));
    return UserPage.page(visit, id, shown, Errors.NONE);
  }

  private Response attempt(
      Caller caller, ContainerRequestContext request, UUID id, Supplier<Response> work) {
    try {
      return work.get();
    } catch (ProblemException e) {
      Errors problem = Errors.of(String.valueOf(e.getMessage()));
      return portal.refuse(
          request,
          caller,
          AdminFrame.USERS,
          USER,
          visit -> UserPage.page(visit, id, null, problem));
    }
  }
}
