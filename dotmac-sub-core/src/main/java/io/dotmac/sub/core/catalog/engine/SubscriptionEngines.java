package io.dotmac.sub.core.catalog.engine;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.contact.TypedValue;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Subscription engines and their settings. */
public final class SubscriptionEngines {
  /** All engines, the newest first. */
  public static final Listing<SubscriptionEngine> LISTING = Listing.of(SubscriptionEngine.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("code", "e.terms.code = :code", text -> text)
      .sort("name", "e.terms.name")
      .sort("code", "e.terms.code")
      .search("lower(e.terms.name) like :q escape '\\' or lower(e.terms.code) like :q escape '\\'");

  /** All settings of engines. */
  public static final Listing<SubscriptionEngineSetting> SETTINGS = Listing.of(
          SubscriptionEngineSetting.class)
      .filter("engine_id", "e.engine.value = :engine_id", Id::parse)
      .filter("key", "e.key = :key", text -> text)
      .sort("key", "e.key");

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** Records a new engine. */
  public SubscriptionEngine create(Tx tx, EngineTerms terms) {
    terms.check();
    SubscriptionEngine created = new SubscriptionEngine(terms);
    tx.save(created);
    return created;
  }

  /** The engine of that id. */
  public SubscriptionEngine require(Tx tx, EngineId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public SubscriptionEngine update(Tx tx, EngineId id, EngineTerms terms) {
    terms.check();
    SubscriptionEngine found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Takes it out of use; offers that refer to it keep it. */
  public SubscriptionEngine deactivate(Tx tx, EngineId id) {
    SubscriptionEngine found = require(tx, id);
    found.deactivate();
    return found;
  }

  /** Sets a default, new or not. */
  public SubscriptionEngineSetting put(Tx tx, EngineId engine, String key, TypedValue value) {
    if (tx.find(SubscriptionEngine.class, engine).isEmpty()) {
      throw Problem.invalid(
          "/engine_id", "unknown", "no subscription engine " + engine + " exists");
    }
    Checks checks = new Checks()
        .rule(
            key != null && KEY.matcher(key).matches(),
            "/key",
            "key",
            "a name in lower snake case was expected and '" + key + "' found");
    value.check(checks);
    checks.done();
    Optional<SubscriptionEngineSetting> existing = find(tx, engine, key);
    existing.ifPresent(setting -> setting.put(value));
    return existing.orElseGet(() -> {
      SubscriptionEngineSetting setting = new SubscriptionEngineSetting(engine, key, value);
      tx.save(setting);
      return setting;
    });
  }

  /** The setting of that id. */
  public SubscriptionEngineSetting requireSetting(Tx tx, EngineSettingId id) {
    return SETTINGS.require(tx, id);
  }

  /** Forgets a default. */
  public void removeSetting(Tx tx, EngineSettingId id) {
    tx.session().remove(requireSetting(tx, id));
  }

  /** The defaults of an engine that are no JSON, by key. */
  public Map<String, String> defaults(Tx tx, EngineId engine) {
    Map<String, String> values = new TreeMap<>();
    tx.session()
        .createSelectionQuery(
            "from SubscriptionEngineSetting e where e.engine.value = :engine",
            SubscriptionEngineSetting.class)
        .setParameter("engine", engine.value())
        .getResultList()
        .forEach(setting -> {
          String text = setting.value().valueText();
          if (text != null) {
            values.put(setting.key(), text);
          }
        });
    return values;
  }

  private static Optional<SubscriptionEngineSetting> find(Tx tx, EngineId engine, String key) {
    return tx.session()
        .createSelectionQuery(
            "from SubscriptionEngineSetting e where e.engine.value = :engine and e.key = :key",
            SubscriptionEngineSetting.class)
        .setParameter("engine", engine.value())
        .setParameter("key", key)
        .uniqueResultOptional();
  }
}
