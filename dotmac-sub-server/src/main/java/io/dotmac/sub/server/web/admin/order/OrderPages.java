package io.dotmac.sub.server.web.admin.order;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of orders show. */
public final class OrderPages {
  private OrderPages() {}

  /** All orders: what is open as a board, and the list. */
  public record Board(
      String summary,
      List<Column> columns,
      Filters filters,
      Rows<OrderRow> rows,
      @Nullable Pager pager,
      @Nullable Empty empty) {}

  /** The oldest open orders of one status; {@code more} is how many there are besides, or empty. */
  public record Column(
      String id, String title, String count, Rows<Card> cards, String more, String href) {}

  /** One order of the board. */
  public record Card(String href, String number, String who, String what, String when) {}

  /** One order of the list. */
  public record OrderRow(
      String href,
      String number,
      String who,
      String type,
      Pill status,
      String technician,
      String visit,
      String opened) {}

  /** One order; {@code live} is how often the part that moves is looked at again, in seconds. */
  public record Order(
      String title,
      String type,
      Pill status,
      String path,
      boolean mayWrite,
      String live,
      Errors errors,
      Fact.Group facts,
      Rows<Action> actions,
      Rows<String> leftovers,
      Rows<VisitRow> visits,
      @Nullable VisitForm visitForm,
      Rows<Task> tasks,
      boolean tasksOpen,
      Rows<Run> runs,
      @Nullable RunForm runForm,
      Rows<Note> notes,
      Rows<Note> history) {}

  /** A button that asks for nothing else; {@code verb} says what it does. */
  public record Action(String path, String verb, String label, String css) {}

  /** A visit of an order. */
  public record VisitRow(String when, Pill status, String technician, Rows<Action> actions) {}

  /** Proposes a visit. */
  public record VisitForm(String path, List<Filters.Option> slots) {}

  /** What somebody has to do; {@code done} is where it is said to be done, or empty. */
  public record Task(String name, Pill status, String who, String done) {}

  /** One attempt on a device. */
  public record Run(
      String title,
      Pill status,
      String device,
      String error,
      Rows<Step> steps,
      Rows<Action> actions) {}

  /** One step of it; {@code transcript} is what was sent and read. */
  public record Step(String name, Pill status, String when, String error, String transcript) {}

  /** Carries the order out; {@code disconnects} needs nothing else. */
  public record RunForm(
      String path,
      boolean disconnects,
      List<Filters.Option> workflows,
      List<Filters.Option> devices) {}

  /** What somebody said, or what happened. */
  public record Note(String title, String text, String when) {}

  /** The visits of a week. */
  public record Calendar(
      String summary, String previous, String next, String week, List<Day> days) {}

  /** One day of it. */
  public record Day(String name, boolean today, Rows<Entry> entries, String free) {}

  /** One visit of a day. */
  public record Entry(String href, String time, String who, String technician, Pill status) {}
}
