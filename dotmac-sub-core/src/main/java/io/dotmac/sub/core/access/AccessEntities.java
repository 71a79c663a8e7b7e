package io.dotmac.sub.core.access;

import io.dotmac.sub.core.access.credential.AccessCredential;
import io.dotmac.sub.core.access.credential.ConnectionType;
import io.dotmac.sub.core.access.credential.SecretKind;
import io.dotmac.sub.core.access.nas.MessageAuthenticatorRule;
import io.dotmac.sub.core.access.nas.NasDevice;
import io.dotmac.sub.core.access.nas.NasDeviceStatus;
import io.dotmac.sub.core.access.nas.NasVendor;
import io.dotmac.sub.core.access.nas.RadiusClient;
import java.util.List;

/** The entities and column converters of access. */
public final class AccessEntities {
  /** All of them. */
  public static final List<Class<?>> ALL =
      List.of(
          ServiceLock.class,
          LockReason.Column.class,
          LockEffect.Column.class,
          AccessCredential.class,
          ConnectionType.Column.class,
          SecretKind.Column.class,
          NasDevice.class,
          NasVendor.Column.class,
          NasDeviceStatus.Column.class,
          RadiusClient.class,
          MessageAuthenticatorRule.Column.class);

  private AccessEntities() {}
}
