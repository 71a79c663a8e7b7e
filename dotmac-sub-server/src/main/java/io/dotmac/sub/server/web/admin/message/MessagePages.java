package io.dotmac.sub.server.web.admin.message;

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

/** What the pages of messages show. */
public final class MessagePages {
  private MessagePages() {}

  /** A part of these pages; {@code current} is the one that is shown. */
  public record Tab(String href, String label, boolean current) {}

  /**
   * The messages.
   *
   * @param unset what is to be done before channels that are in use send, or empty
   */
  public record Log(
      String summary,
      List<Tab> tabs,
      List<String> unset,
      Filters filters,
      List<Row> rows,
      @Nullable Pager pager,
      @Nullable Empty empty) {}

  /** One message of a list. */
  public record Row(
      String href,
      String title,
      String recipient,
      String channel,
      String made,
      Pill status,
      String told) {}

  /** One message with what became of it. */
  public record Message(
      String title,
      Pill status,
      String path,
      boolean mayStop,
      boolean mayResend,
      Errors errors,
      Fact.Group facts,
      String body,
      Rows<Delivery> deliveries) {}

  /** What a provider said once. */
  public record Delivery(String when, String provider, Pill status, String code, String answer) {}

  /** All templates, built-in and the tenant's own. */
  public record Templates(
      String summary,
      List<Tab> tabs,
      boolean mayWrite,
      Filters filters,
      List<TemplateRow> rows,
      @Nullable Empty empty) {}

  /** What is said for one code on one channel in one language. */
  public record TemplateRow(
      String href, String code, String subject, String channel, String language, Pill status) {}

  /**
   * The words of a template, and what somebody would read.
   *
   * @param fixed whether code, channel and language are given
   * @param id of the tenant's own, which can be taken away; empty for a built-in one
   */
  public record Editor(
      String title,
      boolean mayWrite,
      Errors errors,
      boolean fixed,
      String id,
      Field code,
      Field name,
      Field language,
      List<Filters.Option> events,
      List<Filters.Option> channels,
      Field subject,
      String body,
      String htmlBody,
      boolean isActive,
      String variables,
      Field subscriber,
      Field recipient,
      @Nullable Preview preview) {}

  /** What somebody would read. */
  public record Preview(String whom, String subject, String body, String htmlBody) {}

  /** The campaigns. */
  public record Campaigns(
      String summary,
      List<Tab> tabs,
      boolean mayWrite,
      List<CampaignRow> rows,
      @Nullable Pager pager,
      @Nullable Empty empty) {}

  /** One campaign; {@code stop} is where it is stopped, or empty. */
  public record CampaignRow(
      String name,
      String href,
      String template,
      String made,
      Pill status,
      String queued,
      String unwanted,
      String unreachable,
      String stop) {}

  /** A campaign that is not started yet, and for how many it would be. */
  public record CampaignForm(
      Errors errors,
      Field name,
      List<Filters.Option> templates,
      List<Filters.Option> statuses,
      List<Filters.Option> offers,
      List<Filters.Option> resellers,
      Field owes,
      String counted) {}

  /** What the tenant decides about its messages. */
  public record Settings(
      List<Tab> tabs,
      boolean mayWrite,
      Errors errors,
      List<Channel> channels,
      Field start,
      Field end,
      Field fromName,
      Field replyTo) {}

  /** Whether events send on a channel, and what is to be done before they can. */
  public record Channel(String name, String label, boolean chosen, String hint) {}
}
