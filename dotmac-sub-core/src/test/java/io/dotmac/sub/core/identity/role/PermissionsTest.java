package io.dotmac.sub.core.identity.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Realm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {
  @Test
  void everyNameHasTwoOrThreeParts() {
    assertThat(Permissions.names())
        .hasSizeGreaterThan(108)
        .allMatch(name -> name.matches("[a-z_]+(:[a-z_]+){1,2}"))
        .contains("billing:invoice:create", "gis:map:configure", "customer:impersonate");
  }

  @Test
  void readingADomainReadsItsEntitiesAndChangesNone() {
    Set<String> expanded = Permissions.expanded(List.of("billing:read"));

    assertThat(expanded)
        .contains("billing:read", "billing:invoice:read", "billing:ledger:read")
        .noneMatch(name -> name.endsWith(":create") || name.endsWith(":write"));
  }

  @Test
  void writingADomainGrantsItsOtherVerbs() {
    assertThat(Permissions.expanded(List.of("billing:write")))
        .contains("billing:invoice:create", "billing:payment:update", "billing:tax:write")
        .doesNotContain("billing:invoice:read", "catalog:offer:write", "billing:read");
  }

  @Test
  void theSubscriberParentGrantsCustomersButNotToActAsThem() {
    assertThat(Permissions.expanded(List.of("subscriber:read", "subscriber:write")))
        .contains("customer:read", "customer:create", "customer:update", "customer:delete")
        .doesNotContain("customer:impersonate", "subscriber:impersonate");
  }

  @Test
  void aChildGrantsNoSibling() {
    assertThat(Permissions.expanded(List.of("billing:invoice:read")))
        .containsExactly("billing:invoice:read");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatThrownBy(() -> Permissions.known("billing:everything"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("billing:everything");
    assertThat(Permissions.known("*")).isEqualTo("*");
  }

  @Test
  void defaultRolesAndRealmsGrantKnownNamesOnly() {
    for (DefaultRoles.Default role : DefaultRoles.all()) {
      assertThat(role.permissions()).as(role.name()).allSatisfy(Permissions::known);
    }
    for (Realm realm : Realm.values()) {
      assertThat(Permissions.ofRealm(realm)).allSatisfy(Permissions::known);
    }
  }

  @Test
  void anAuditorCanChangeNothing() {
    DefaultRoles.Default auditor = DefaultRoles.all().stream()
        .filter(r -> r.name().equals("auditor"))
        .findFirst()
        .orElseThrow();

    assertThat(Permissions.expanded(auditor.permissions()))
        .noneMatch(
            name -> name.matches(".*:(write|create|update|delete|edit|assign|manage|cancel)"));
  }
}
