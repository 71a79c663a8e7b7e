package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.ActorType;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.Set;

/** The principals of a tenant, and what each of them may do. */
public final class Principals {
  /** Principals by realm and state; customers and resellers see none here. */
  public static final Listing<Principal> LISTING = Listing.of(Principal.class)
      .filter("realm", "e.realm = :realm", text -> WireName.parse(Realm.class, text))
      .filter("subscriber_id", "e.subscriber = :subscriber_id", Id::parse)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .sort("name", "e.name")
      .search("lower(e.name) like :q or lower(e.email) like :q")
      .defaultSort("name");

  private final Roles roles;

  /** Principals with those roles. */
  public Principals(Roles roles) {
    this.roles = roles;
  }

  /** What a principal may do: the fixed set of its realm, or what its roles grant. */
  public Set<String> permissions(Tx tx, Principal principal) {
    return switch (principal.realm()) {
      case STAFF, SERVICE -> roles.permissionsOf(tx, principal.id());
      case CUSTOMER, RESELLER -> Permissions.ofRealm(principal.realm());
    };
  }

  /** The principal as a caller, acting in person or through a key. */
  public Caller caller(Tx tx, Principal principal, ActorType type) {
    return new Caller(
        tx.tenant(),
        new Actor(type, principal.id().value(), principal.name()),
        principal.realm(),
        principal.scope(),
        permissions(tx, principal),
        principal.locale());
  }
}
