package io.dotmac.sub.server.api.event;

import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.event.feed.EventCursor;
import io.dotmac.sub.core.event.feed.EventFeed;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.Authentication;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.glassfish.jersey.server.ChunkedOutput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens, as it happens: server-sent events. */
@Path("/events/stream")
public final class EventStreamResource {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreamResource.class);
  private static final String PERMISSION = "audit:read";
  private static final int AT_ONCE = 50;

  private final Database db;
  private final EventCatalog catalog;
  private final Authentication authentication;
  private final EventStreams streams;

  public EventStreamResource(
      Database db, EventCatalog catalog, Authentication authentication, EventStreams streams) {
    this.db = db;
    this.catalog = catalog;
    this.authentication = authentication;
    this.streams = streams;
  }

  /** Begins behind {@code Last-Event-ID}, else behind {@code after}, else now. */
  @GET
  @Produces("text/event-stream")
  @RequirePermission(PERMISSION)
  public ChunkedOutput<String> stream(
      @Auth Caller caller,
      @HeaderParam("Last-Event-ID") @Nullable String last,
      @QueryParam("after") @Nullable String after,
      @Context ContainerRequestContext request,
      @Context HttpServletRequest servlet) {
    FeedParams wanted = FeedParams.of(request.getUriInfo().getQueryParameters(), catalog);
    String place = last == null ? after : last;
    EventCursor from = place == null ? db.read(caller, EventFeed::end) : EventCursor.parse(place);
    return begun(caller.tenant(), from, servlet, cursor -> next(caller, request, cursor, wanted));
  }

  private ChunkedOutput<String> begun(
      TenantId tenant,
      EventCursor from,
      HttpServletRequest servlet,
      Function<EventCursor, EventStream.Batch> read) {
    ChunkedOutput<String> out = new ChunkedOutput<>(String.class);
    EndPoint connection = connection(servlet);
    EventStream stream = new EventStream(
        read, streams::pause, text -> streams.write(out::write, text, connection::close));
    streams.run(tenant, () -> run(stream, from, out));
    return out;
  }

  private static EndPoint connection(HttpServletRequest servlet) {
    return ServletContextRequest.getServletContextRequest(servlet)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint();
  }

  /** Who calls is asked each time: a session that ended ends its stream. */
  private EventStream.Batch next(
      Caller caller, ContainerRequestContext request, EventCursor after, FeedParams wanted) {
    if (!authentication.stillMay(request, PERMISSION)) {
      return new EventStream.Batch(List.of(), after, true);
    }
    return db.inTx(
        caller, tx -> EventStream.Batch.of(EventFeed.read(tx, after, wanted.filter(), AT_ONCE)));
  }

  private static void run(EventStream stream, EventCursor from, ChunkedOutput<String> out) {
    try (out) {
      stream.run(from);
    } catch (IOException | UncheckedIOException gone) {
      LOG.debug("a reader of events is gone: {}", gone.toString());
    } catch (RuntimeException e) {
      // Its reader comes again with the id of the last event it got.
      LOG.warn("a stream of events broke: {}", e.toString());
    }
  }
}
