package io.dotmac.sub.core.identity;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.EnumColumn;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody, or some program, that acts. Deactivated rather than deleted: the audit names it. */
@Entity
@Table(name = "principal")
public class Principal extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PrincipalId id;

  @Convert(converter = RealmColumn.class)
  @Column(name = "realm", updatable = false)
  private Realm realm;

  @Column(name = "name")
  private String name;

  @Column(name = "email")
  private @Nullable String email;

  @Column(name = "locale")
  private @Nullable String locale;

  @Column(name = "subscriber_id", updatable = false)
  private @Nullable UUID subscriber;

  @Column(name = "reseller_id", updatable = false)
  private @Nullable UUID reseller;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate. */
  protected Principal() {}

  private Principal(Realm realm, String name, @Nullable UUID subscriber, @Nullable UUID reseller) {
    this.id = PrincipalId.next();
    this.realm = realm;
    this.name = required(name);
    this.subscriber = subscriber;
    this.reseller = reseller;
    this.active = true;
  }

  /** A member of the provider's staff. */
  public static Principal staff(String name) {
    return new Principal(Realm.STAFF, name, null, null);
  }

  /** The user of one subscriber's own account. */
  public static Principal customer(String name, UUID subscriber) {
    return new Principal(Realm.CUSTOMER, name, Objects.requireNonNull(subscriber), null);
  }

  /** A user of a reseller. */
  public static Principal reseller(String name, UUID reseller) {
    return new Principal(Realm.RESELLER, name, null, Objects.requireNonNull(reseller));
  }

  /** Another program, which signs in with API keys only. */
  public static Principal service(String name) {
    return new Principal(Realm.SERVICE, name, null, null);
  }

  /** Sets how to reach it and in which language to speak. */
  public Principal contact(@Nullable String newEmail, @Nullable Locale newLocale) {
    email = newEmail;
    locale = newLocale == null ? null : newLocale.toLanguageTag();
    return this;
  }

  /** Gives it another display name. */
  public void rename(String newName) {
    name = required(newName);
  }

  /** Ends what it may do; its sessions and keys stop within seconds. */
  public void deactivate() {
    active = false;
  }

  /** Lets it act again. */
  public void activate() {
    active = true;
  }

  public PrincipalId id() {
    return id;
  }

  public Realm realm() {
    return realm;
  }

  public String name() {
    return name;
  }

  public Optional<String> email() {
    return Optional.ofNullable(email);
  }

  /** The language it asked for; {@link Locale#ROOT} when it did not. */
  public Locale locale() {
    return locale == null ? Locale.ROOT : Locale.forLanguageTag(locale);
  }

  /** Whose account a customer sees. */
  public Optional<UUID> subscriber() {
    return Optional.ofNullable(subscriber);
  }

  /** For which reseller it acts. */
  public Optional<UUID> reseller() {
    return Optional.ofNullable(reseller);
  }

  public boolean isActive() {
    return active;
  }

  /** The rows it may ever see. */
  public Scope scope() {
    if (subscriber != null) {
      return new Scope.Own(subscriber);
    }
    return reseller != null ? new Scope.Reseller(reseller) : Scope.whole();
  }

  private static String required(String name) {
    new Checks().required("/name", name, 200).done();
    return name.strip();
  }

  /** Stores a realm by its wire name. */
  @Converter
  static class RealmColumn extends EnumColumn<Realm> {
    RealmColumn() {
      super(Realm.class);
    }
  }
}
