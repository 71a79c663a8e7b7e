package io.dotmac.sub.core.identity.role;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A named set of permissions that principals of staff and programs hold. */
@Entity
@Table(name = "role")
public class Role extends TenantEntity {
  /** Roles by name. */
  public static final Listing<Role> LISTING = Listing.of(Role.class)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .sort("name", "e.name")
      .search("lower(e.name) like :q")
      .defaultSort("name");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RoleId id;

  @Column(name = "name")
  private String name;

  @Column(name = "description")
  private @Nullable String description;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate. */
  protected Role() {}

  /** A role without permissions as yet. */
  public Role(String name, @Nullable String description) {
    if (name.isBlank() || name.length() > 100) {
      throw Problem.invalid("/name", "length", "a role name has 1 to 100 characters");
    }
    this.id = RoleId.next();
    this.name = name.strip();
    this.description = description;
    this.active = true;
  }

  /** Says what it is for. */
  public void describe(String newDescription) {
    description = newDescription.isBlank() ? null : newDescription.strip();
  }

  /** Lets it grant what it names, or nothing. */
  public void activate(boolean nowActive) {
    active = nowActive;
  }

  public RoleId id() {
    return id;
  }

  public String name() {
    return name;
  }

  public Optional<String> description() {
    return Optional.ofNullable(description);
  }

  public boolean isActive() {
    return active;
  }
}
