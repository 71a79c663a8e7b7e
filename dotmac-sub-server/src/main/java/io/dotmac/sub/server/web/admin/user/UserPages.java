package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages about those who may sign in. */
public final class UserPages {
  private UserPages() {}

  /** A box that is ticked or not. */
  public record Choice(String value, String label, boolean chosen) {}

  /** A secret that is shown this once. */
  public record Shown(String title, String text, String secret) {}

  /** All of them. */
  public record Users(
      String summary,
      List<Sheets.Tab> tabs,
      Filters filters,
      Rows<User> rows,
      @Nullable Pager pager,
      @Nullable Empty empty) {}

  /** One line of the list. */
  public record User(
      String href,
      String name,
      String username,
      String roles,
      Pill status,
      String proof,
      String lastLogin) {}

  /** Inviting somebody. */
  public record Invitation(
      List<Sheets.Tab> tabs,
      Errors errors,
      Rows<Field> fields,
      List<Choice> roles,
      List<Choice> providers) {}

  /**
   * One user.
   *
   * @param shown the link that was just made
   * @param roles those that a member of staff may hold
   * @param local whether there is a password here
   */
  public record One(
      String name,
      String path,
      Pill status,
      Errors errors,
      @Nullable Shown shown,
      Fact.Group facts,
      Rows<Choice> roles,
      boolean active,
      boolean proof,
      boolean local,
      Rows<Session> sessions) {}

  /** A session, and where to end it. */
  public record Session(
      String who,
      String whoHref,
      String device,
      String address,
      String began,
      String seen,
      String expires,
      boolean current,
      @Nullable String end) {}

  /** The sessions that let somebody in. */
  public record Sessions(
      String summary,
      List<Sheets.Tab> tabs,
      Filters filters,
      Rows<Session> rows,
      @Nullable Pager pager,
      @Nullable Empty empty) {}

  /** Keys of programs. */
  public record Keys(
      String summary,
      List<Sheets.Tab> tabs,
      Errors errors,
      @Nullable Shown shown,
      Rows<Key> rows,
      Rows<Field> fields,
      List<Group> groups,
      @Nullable Empty empty) {}

  /** One key. */
  public record Key(
      String label,
      String prefix,
      String owner,
      String may,
      String quota,
      String used,
      String expires,
      Pill status,
      @Nullable String revoke) {}

  /** Permissions of one domain. */
  public record Group(String name, List<Choice> choices) {}

  /** Roles beside permissions. */
  public record Matrix(
      String summary,
      List<Sheets.Tab> tabs,
      List<RoleHead> roles,
      List<MatrixGroup> groups,
      boolean writes) {}

  /** A column. */
  public record RoleHead(String name, String href, String members, boolean off) {}

  /** Rows of one domain. */
  public record MatrixGroup(String name, List<MatrixRow> rows) {}

  /** One permission, and which roles grant it. */
  public record MatrixRow(String permission, List<Cell> cells) {}

  /**
   * Whether a role grants a permission.
   *
   * @param mark what is shown; empty when it does not
   * @param label the same in words
   */
  public record Cell(String mark, String label) {}

  /** One role with boxes for all permissions. */
  public record Role(
      String title,
      String action,
      Errors errors,
      Rows<Field> fields,
      List<Group> groups,
      boolean fixed,
      boolean exists,
      boolean active) {}
}
