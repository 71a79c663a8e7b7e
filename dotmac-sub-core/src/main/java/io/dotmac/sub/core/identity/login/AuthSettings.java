package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.identity.login.UserCredential.LockRule;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.util.List;

/** What a tenant decides about logins. */
public final class AuthSettings {
  /** After how many minutes without use a session of staff ends. */
  public static final Setting<Integer> STAFF_IDLE_MINUTES =
      number("staff_idle_minutes", 30, 5, 24 * 60);

  /** After how many hours a session of staff ends at the latest. */
  public static final Setting<Integer> STAFF_SESSION_HOURS =
      number("staff_session_hours", 12, 1, 7 * 24);

  /** After how many minutes without use a session of a customer ends. */
  public static final Setting<Integer> CUSTOMER_IDLE_MINUTES =
      number("customer_idle_minutes", 24 * 60, 5, 30 * 24 * 60);

  /** After how many hours a session of a customer ends at the latest. */
  public static final Setting<Integer> CUSTOMER_SESSION_HOURS =
      number("customer_session_hours", 30 * 24, 1, 90 * 24);

  /** How many wrong passwords lock an account. */
  public static final Setting<Integer> LOCKOUT_ATTEMPTS = number("lockout_attempts", 5, 3, 20);

  /** How long wrong passwords count, and how long the first lock lasts. */
  public static final Setting<Integer> LOCKOUT_MINUTES = number("lockout_minutes", 15, 1, 24 * 60);

  /** How long a link for a forgotten password is good for. */
  public static final Setting<Integer> RESET_MINUTES = number("reset_minutes", 60, 5, 24 * 60);

  /** How long an invitation is good for. */
  public static final Setting<Integer> INVITATION_HOURS =
      number("invitation_hours", 7 * 24, 1, 30 * 24);

  /** Whether subscribers may make themselves an account. */
  public static final Setting<Boolean> REGISTRATION =
      Setting.flag(SettingDomain.AUTH, "registration", false);

  /** How long sessions, links and codes are kept after they have ended. */
  public static final Setting<Integer> ENDED_LOGIN_KEPT_DAYS =
      number("ended_login_kept_days", 90, 1, 3_650);

  private AuthSettings() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return List.of(
        STAFF_IDLE_MINUTES,
        STAFF_SESSION_HOURS,
        CUSTOMER_IDLE_MINUTES,
        CUSTOMER_SESSION_HOURS,
        LOCKOUT_ATTEMPTS,
        LOCKOUT_MINUTES,
        RESET_MINUTES,
        INVITATION_HOURS,
        REGISTRATION,
        ENDED_LOGIN_KEPT_DAYS);
  }

  /** How long a browser's session of that realm may last. */
  public static LoginSession.Limits limits(Tx tx, Realm realm) {
    boolean staff = realm == Realm.STAFF;
    return new LoginSession.Limits(
        Duration.ofMinutes(Settings.get(tx, staff ? STAFF_IDLE_MINUTES : CUSTOMER_IDLE_MINUTES)),
        Duration.ofHours(Settings.get(tx, staff ? STAFF_SESSION_HOURS : CUSTOMER_SESSION_HOURS)));
  }

  /** When guessing locks an account. */
  public static LockRule lockRule(Tx tx) {
    return new LockRule(
        Settings.get(tx, LOCKOUT_ATTEMPTS), Duration.ofMinutes(Settings.get(tx, LOCKOUT_MINUTES)));
  }

  private static Setting<Integer> number(String key, int fallback, int low, int high) {
    return Setting.integer(SettingDomain.AUTH, key, fallback).range(low, high);
  }
}
