package io.dotmac.sub.server.web;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.CsrfFilter;
import io.dotmac.sub.server.security.SignedInCaller;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.part.Flash;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests for pages: one transaction, one model, one rendering.
 *
 * <p>A form that has done its work sends the browser on with {@link #done}, so that loading the
 * next page again repeats nothing.
 */
public final class Portal {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

  /** What forms may say on the page they lead to. */
  private static final List<String> SENTENCES = List.of(
      "payment",
      "suspended",
      "restored",
      "run",
      "login",
      "arrangement",
      "plan",
      "paid",
      "method",
      "assigned",
      "returned",
      "config_backup",
      "config_template",
      "drift",
      "line_test",
      "replayed",
      "redelivered",
      "settled",
      "credit_note",
      "cash",
      "statement",
      "job",
      "policy",
      "refund",
      "disconnect",
      "reversed",
      "sync_job",
      "sync_run",
      "vouchers",
      "user_made",
      "user_off",
      "user_on",
      "user_mfa",
      "user_roles",
      "role",
      "key_revoked",
      "session_ended",
      "voucher_revoked",
      "sso",
      "sso_works",
      "webhook",
      "webhook_test",
      "webhook_again",
      "webhook_replay",
      "message_stopped",
      "message_again",
      "template",
      "template_test",
      "watched",
      "policy_tested",
      "campaign",
      "campaign_stopped",
      "message_settings",
      "settings",
      "choices",
      "order",
      "ordered",
      "served");

  private final Database db;
  private final Renderer renderer;

  public Portal(Database db, Renderer renderer) {
    this.db = db;
    this.renderer = renderer;
  }

  /** A page with the frame of a portal. */
  public interface Frame extends BiFunction<Visit, @Nullable Flash, Object> {}

  /**
   * Shows a page.
   *
   * @param frame makes the frame around it
   * @param model reads what it shows
   */
  public Response show(
      ContainerRequestContext request,
      Caller caller,
      Frame frame,
      String template,
      Function<Visit, Object> model) {
    Params params = Params.of(request.getUriInfo());
    String csrf = CsrfFilter.token(request);
    boolean impersonating = SignedInCaller.isImpersonating(request);
    String html = db.inTx(caller, tx -> {
      Visit visit = Visit.of(tx, params, csrf, impersonating);
      Object page = model.apply(visit);
      Object shell = frame.apply(visit, flash(visit));
      return renderer.render(template, visit.words().locale(), shell, page);
    });
    return Response.ok(html, HTML).build();
  }

  /** Shows a form again that could not be accepted; see {@link #show}. */
  public Response refuse(
      ContainerRequestContext request,
      Caller caller,
      Frame frame,
      String template,
      Function<Visit, Object> model) {
    Response page = show(request, caller, frame, template, model);
    return Response.fromResponse(page).status(422).build();
  }

  /** Sends the browser to {@code path}, which then says the sentence {@code done}. */
  public static Response done(String path, String done) {
    String query = done.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "done=" + done;
    return Response.seeOther(URI.create(path + query)).build();
  }

  private static @Nullable Flash flash(Visit visit) {
    String done = visit.params().text("done");
    return SENTENCES.contains(done) ? Flash.done(visit.say("done." + done)) : null;
  }
}
