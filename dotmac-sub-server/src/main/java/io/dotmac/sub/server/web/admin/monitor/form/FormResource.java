package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages on which one kind of thing is made and changed. */
public abstract class FormResource {
  static final String SEE = "network:device:read";
  static final String ACT = "network:device:write";
  private static final String FORM = "admin/watch_form";

  private final Portal portal;

  /** Where it is kept. */
  protected final Database db;

  FormResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  /** What a new one is before anything is typed. */
  abstract Sent blank(Visit visit);

  /** One as its inputs would say it. */
  abstract Sent stored(Visit visit, UUID id);

  /** The page with those values; no id: of a new one. */
  abstract FormPage page(Visit visit, @Nullable UUID id, Sent values);

  /** Makes one; what is wrong is a problem that names the field. */
  abstract UUID create(Tx tx, Sent values);

  /** Changes one. */
  abstract void change(Tx tx, UUID id, Sent values);

  /** Takes one into use or out of it. */
  abstract void activate(Tx tx, UUID id, boolean active);

  /** The page that follows. */
  abstract String after(UUID id);

  /** Inputs whose names are not those of their fields. */
  Map<String, String> inputsOfFields() {
    return Map.of();
  }

  @GET
  @Path("/new")
  @Produces(MediaType.TEXT_HTML)
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response fresh(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, FORM, visit -> page(visit, null, blank(visit)));
  }

  @POST
  @Path("/new")
  @Produces(MediaType.TEXT_HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    Sent typed = Sent.of(sent);
    return saved(request, caller, null, typed, () -> db.inTx(caller, tx -> create(tx, typed)));
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.TEXT_HTML)
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response edit(
      @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("id") UUID id) {
    return show(request, caller, FORM, visit -> page(visit, id, stored(visit, id)));
  }

  @POST
  @Path("/{id}")
  @Produces(MediaType.TEXT_HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response change(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    Sent typed = Sent.of(sent);
    return saved(request, caller, id, typed, () -> changed(caller, id, typed));
  }

  /** Takes it into use or out of it. */
  @POST
  @Path("/{id}/state")
  @Produces(MediaType.TEXT_HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = ACT, realms = Realm.STAFF)
  public Response state(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") UUID id,
      MultivaluedMap<String, String> sent) {
    boolean active = "on".equals(request.getUriInfo().getQueryParameters().getFirst("to"));
    return doing(request, caller, id, "watched", () -> {
      db.run(caller, tx -> activate(tx, id, active));
      return id;
    });
  }

  private UUID changed(Caller caller, UUID id, Sent typed) {
    db.run(caller, tx -> change(tx, id, typed));
    return id;
  }

  /** The page that follows what was done to a stored one, or its form with what is wrong. */
  Response doing(
      ContainerRequestContext request, Caller caller, UUID id, String done, Supplier<UUID> work) {
    try {
      return Portal.done(after(work.get()), done);
    } catch (ProblemException e) {
      List<FieldError> wrong = wrong(e);
      return portal.refuse(
          request,
          caller,
          AdminFrame.WATCH,
          FORM,
          visit -> page(visit, id, stored(visit, id)).failed(wrong, inputsOfFields()));
    }
  }

  private Response saved(
      ContainerRequestContext request,
      Caller caller,
      @Nullable UUID id,
      Sent typed,
      Supplier<UUID> work) {
    try {
      return Portal.done(after(work.get()), "watched");
    } catch (ProblemException e) {
      List<FieldError> wrong = wrong(e);
      return portal.refuse(
          request,
          caller,
          AdminFrame.WATCH,
          FORM,
          visit -> page(visit, id, typed).failed(wrong, inputsOfFields()));
    }
  }

  /** What is not there is no matter of the form. */
  private static List<FieldError> wrong(ProblemException e) {
    if (e.problem() instanceof Problem.NotFound) {
      throw e;
    }
    List<FieldError> errors = e.problem().errors();
    return errors.isEmpty() ? List.of(new FieldError("", "refused", e.problem().detail())) : errors;
  }

  /** Shows any page of these. */
  Response show(
      ContainerRequestContext request,
      Caller caller,
      String template,
      Function<Visit, Object> model) {
    return portal.show(request, caller, AdminFrame.WATCH, template, model);
  }
}
