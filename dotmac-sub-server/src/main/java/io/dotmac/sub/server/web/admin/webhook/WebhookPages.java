package io.dotmac.sub.server.web.admin.webhook;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of webhooks show. */
public final class WebhookPages {
  private WebhookPages() {}

  /** All endpoints. */
  public record Endpoints(
      String summary,
      boolean mayWrite,
      List<EndpointRow> rows,
      @Nullable Pager pager,
      @Nullable Empty empty) {}

  /** One endpoint of the list; {@code events} are the types it gets. */
  public record EndpointRow(
      String href,
      String name,
      String url,
      String events,
      Pill status,
      String waiting,
      String failed,
      String lastSuccess) {}

  /** A new endpoint. */
  public record Form(Errors errors, List<Field> fields) {}

  /** The secret that was just made, shown this once. */
  public record Secret(String title, String text, String secret, String back) {}

  /**
   * One endpoint with what was sent to it.
   *
   * @param isActive whether it can be switched off, else on
   */
  public record Endpoint(
      String title,
      String url,
      Pill status,
      String path,
      boolean mayWrite,
      boolean isActive,
      Errors errors,
      Fact.Group facts,
      Rows<Subscription> subscriptions,
      Filters filters,
      Rows<DeliveryRow> deliveries,
      Field from,
      Field until,
      Field type,
      @Nullable Pager pager) {}

  /** One type an endpoint gets; {@code remove} is where that is ended. */
  public record Subscription(String type, String remove) {}

  /** One message of a list. */
  public record DeliveryRow(
      String href, String type, String made, Pill status, String attempts, String told) {}

  /** One message with all attempts. */
  public record Delivery(
      String title,
      String endpoint,
      String endpointHref,
      Pill status,
      String path,
      boolean mayWrite,
      Fact.Group facts,
      String body,
      Rows<Attempt> attempts) {}

  /** One attempt; {@code response} is the beginning of what was answered, or empty. */
  public record Attempt(
      String title, Pill outcome, String when, String took, String told, String response) {}
}
