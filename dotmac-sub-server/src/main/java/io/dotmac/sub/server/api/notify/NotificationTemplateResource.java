package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.notify.Notification;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.BuiltInTemplates;
import io.dotmac.sub.core.notify.template.NotificationTemplate;
import io.dotmac.sub.core.notify.template.NotificationTemplateId;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said to customers, in a provider's own words. */
@Path("/notification-templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NotificationTemplateResource {
  private final Database db;
  private final NotificationTemplates templates;
  private final Notifications notifications;

  public NotificationTemplateResource(Database db, NotifySetup setup) {
    this.db = db;
    this.templates = setup.templates();
    this.notifications = new Notifications(setup);
  }

  @GET
  @ListedBy(NotificationTemplates.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("system:settings:read")
  public Page<NotificationTemplateView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> NotificationTemplates.LISTING.fetch(tx, query).map(NotificationTemplateView::of)));
  }

  /** What is said unless a template of one's own says it, and which names a template can use. */
  @GET
  @Path("/built-in")
  @RequirePermission("system:settings:read")
  public List<BuiltInTemplateView> builtIn(@Auth Caller caller) {
    return BuiltInTemplates.all().stream()
        .map(wording -> BuiltInTemplateView.of(templates, wording))
        .toList();
  }

  @GET
  @Path("/{id}")
  @RequirePermission("system:settings:read")
  public NotificationTemplateView get(
      @Auth Caller caller, @PathParam("id") NotificationTemplateId id) {
    return db.read(caller, tx -> NotificationTemplateView.of(templates.require(tx, id)));
  }

  /** A name that nothing gives a value for is refused, with those that there are. */
  @POST
  @RequirePermission("system:settings:write")
  @Answers(NotificationTemplateView.class)
  public Response create(@Auth Caller caller, Fields<NotificationTemplateTerms> body) {
    NotificationTemplateView made = db.inTx(
        caller, tx -> view(tx, templates.create(tx, body.over(NotificationTemplateTerms.BLANK))));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("system:settings:write")
  public NotificationTemplateView update(
      @Auth Caller caller,
      @PathParam("id") NotificationTemplateId id,
      @BeanParam IfMatch ifMatch,
      Fields<NotificationTemplateTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Where there is a built-in one of that code, it is used again. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("system:settings:write")
  public void remove(@Auth Caller caller, @PathParam("id") NotificationTemplateId id) {
    db.run(caller, tx -> templates.delete(tx, id));
  }

  /** What a subscriber would read: of their last such event, else with invented values. */
  @POST
  @Path("/{id}/preview")
  @RequirePermission("system:settings:read")
  public MessageTextView preview(
      @Auth Caller caller,
      @PathParam("id") NotificationTemplateId id,
      @Nullable PreviewTemplate body) {
    return db.inTx(
        caller,
        tx -> MessageTextView.of(
            notifications.preview(tx, wording(tx, id), body == null ? null : body.subscriberId())));
  }

  /** Queues what the preview shows, for an address of one's own; its message tells the rest. */
  @POST
  @Path("/{id}/test-send")
  @RequirePermission("system:settings:write")
  @Answers(NotificationView.class)
  public Response test(
      @Auth Caller caller,
      @PathParam("id") NotificationTemplateId id,
      @Valid @NotNull TestTemplate body) {
    Notification made = db.inTx(
        caller,
        tx -> notifications.test(tx, wording(tx, id), body.subscriberId(), body.recipient()));
    return Response.status(Response.Status.CREATED)
        .entity(NotificationView.of(made))
        .build();
  }

  private Wording wording(Tx tx, NotificationTemplateId id) {
    return templates.require(tx, id).terms().wording();
  }

  private NotificationTemplateView update(
      Tx tx, NotificationTemplateId id, IfMatch ifMatch, Fields<NotificationTemplateTerms> body) {
    NotificationTemplate found = templates.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, templates.update(tx, id, body.over(found.terms())));
  }

  private static NotificationTemplateView view(Tx tx, NotificationTemplate row) {
    tx.flush();
    return NotificationTemplateView.of(row);
  }
}
