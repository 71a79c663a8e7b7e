package io.dotmac.sub.core.tenant.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.tenant.register.TenantRegister.Domain;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantRegisterDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantRegister register = new TenantRegister(test.app(), db.tenants());
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final String host = db.tenants().require(tenant).code() + ".localhost";

  @Test
  void aTenantIsSuspendedAndResumed() {
    register.suspend(tenant);
    assertThat(db.tenants().require(tenant).status()).isEqualTo(TenantStatus.SUSPENDED);

    register.resume(tenant);
    assertThat(db.tenants().require(tenant).status()).isEqualTo(TenantStatus.ACTIVE);
  }

  @Test
  void hostNamesSelectTheTenantThatHasThem() {
    String other = "pay." + host;
    register.addDomain(tenant, "PAY." + host);

    assertThat(db.tenants().byHost(other)).map(Tenant::id).contains(tenant);
    register.makePrimary(tenant, other);
    assertThat(register.domains(tenant))
        .containsExactly(new Domain(other, true), new Domain(host, false));
    register.removeDomain(tenant, host);
    assertThat(db.tenants().byHost(host)).isEmpty();
  }

  @Test
  void aHostNameSelectsOneTenantOnly() {
    TenantId rival = new TenantId(test.createTenant("NGN", "Africa/Lagos"));

    assertThatThrownBy(() -> register.addDomain(rival, host))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("selects a tenant already");
    assertThatThrownBy(() -> register.removeDomain(rival, host))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> register.makePrimary(rival, host))
        .isInstanceOf(ProblemException.class);
    assertThat(db.tenants().byHost(host)).map(Tenant::id).contains(tenant);
  }

  @Test
  void thePrimaryHostNameStays() {
    assertThatThrownBy(() -> register.removeDomain(tenant, host)).hasMessageContaining("primary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b.example", "-a.example", "a..example", "https://a.example", "a.example:80"
      })
  void whatIsNoHostNameIsRefused(String wrong) {
    assertThatThrownBy(() -> register.addDomain(tenant, wrong))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("expected a host name");
  }
}
