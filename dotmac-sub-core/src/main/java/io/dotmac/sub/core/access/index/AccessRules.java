package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant has decided for all its logins.
 *
 * @param sessions how many sessions a credential may have at a time where its profile is silent
 * @param full what happens to the session beyond them
 * @param gardenOrNull where suspended services are let in; null if they are refused
 */
public record AccessRules(
    int sessions, FullPolicy full, @Nullable Garden gardenOrNull) {
  /** How many sessions a credential may have whose profile does not say. */
  public static final Setting<Integer> SESSIONS =
      Setting.integer(SettingDomain.RADIUS, "simultaneous_use", 1).range(1, 1_000);

  /** What happens to a login when all sessions of the credential are taken. */
  public static final Setting<FullPolicy> FULL = Setting.choice(
      SettingDomain.RADIUS, "simultaneous_use_policy", FullPolicy.class, FullPolicy.REJECT);

  /** What happens to the login of a service that is suspended. */
  public static final Setting<SuspendedPolicy> SUSPENDED = Setting.choice(
      SettingDomain.RADIUS, "suspended_policy", SuspendedPolicy.class, SuspendedPolicy.REJECT);

  /** The address list, or filter, that keeps a session inside the walled garden. */
  public static final Setting<String> GARDEN_LIST =
      Setting.text(SettingDomain.RADIUS, "walled_garden_list", "overdue");

  /** The pool of addresses in the walled garden; empty: the addresses the service has anyway. */
  public static final Setting<String> GARDEN_POOL =
      Setting.text(SettingDomain.RADIUS, "walled_garden_pool", "");

  /** The page browsers in the walled garden are sent to; empty: none. */
  public static final Setting<String> GARDEN_URL =
      Setting.text(SettingDomain.RADIUS, "walled_garden_url", "");

  /** How long a session in the walled garden lasts, in seconds. */
  public static final Setting<Integer> GARDEN_SECONDS =
      Setting.integer(SettingDomain.RADIUS, "walled_garden_seconds", 900).range(60, 86_400);

  /** How fast a session in the walled garden is, in kbit/s. */
  public static final Setting<Integer> GARDEN_KBPS =
      Setting.integer(SettingDomain.RADIUS, "walled_garden_kbps", 512).range(1, 100_000_000);

  /** All that decide. */
  public static final List<Setting<?>> SETTINGS = List.of(
      SESSIONS, FULL, SUSPENDED, GARDEN_LIST, GARDEN_POOL, GARDEN_URL, GARDEN_SECONDS, GARDEN_KBPS);

  /** Of a tenant that has decided nothing. */
  public static final AccessRules DEFAULT = new AccessRules(1, FullPolicy.REJECT, null);

  /** What happens to a login beyond the number of sessions. */
  public enum FullPolicy {
    /** It is refused. */
    REJECT,
    /** The oldest session is ended and the login accepted. */
    DISCONNECT_OLDEST
  }

  /** What happens to the login of a suspended service. */
  public enum SuspendedPolicy {
    /** It is refused. */
    REJECT,
    /** It is let in where only the pages to pay on can be reached. */
    WALLED_GARDEN
  }

  /**
   * Where a suspended service is let in.
   *
   * @param pool empty: none of its own
   * @param url empty: none
   */
  public record Garden(String list, String pool, String url, int seconds, int kbps) {}

  /** The rules of the transaction's tenant. */
  public static AccessRules of(Tx tx) {
    boolean gardens = Settings.get(tx, SUSPENDED) == SuspendedPolicy.WALLED_GARDEN;
    Garden garden = new Garden(
        Settings.get(tx, GARDEN_LIST),
        Settings.get(tx, GARDEN_POOL),
        Settings.get(tx, GARDEN_URL),
        Settings.get(tx, GARDEN_SECONDS),
        Settings.get(tx, GARDEN_KBPS));
    return new AccessRules(
        Settings.get(tx, SESSIONS), Settings.get(tx, FULL), gardens ? garden : null);
  }

  /** Where suspended services are let in; empty if they are refused. */
  public Optional<Garden> garden() {
    return Optional.ofNullable(gardenOrNull);
  }
}
