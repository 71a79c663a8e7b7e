package io.dotmac.sub.core.access;

import io.dotmac.sub.core.access.credential.AccessCredential;
import io.dotmac.sub.core.access.credential.SecretKind;
import io.dotmac.sub.core.access.nas.ConnectionType;
import io.dotmac.sub.core.access.nas.MessageAuthenticatorRule;
import io.dotmac.sub.core.access.nas.NasDevice;
import io.dotmac.sub.core.access.nas.NasDeviceStatus;
import io.dotmac.sub.core.access.nas.NasVendor;
import io.dotmac.sub.core.access.nas.RadiusClient;
import io.dotmac.sub.core.access.radius.OfferRadiusProfile;
import io.dotmac.sub.core.access.radius.RadiusAttribute;
import io.dotmac.sub.core.access.radius.RadiusProfile;
import io.dotmac.sub.core.access.radius.RadiusServer;
import io.dotmac.sub.core.access.realm.RadiusHomeServer;
import io.dotmac.sub.core.access.realm.RadiusRealm;
import io.dotmac.sub.core.access.realm.RealmAccounting;
import io.dotmac.sub.core.access.realm.RealmForm;
import io.dotmac.sub.core.access.session.AuthLogEntry;
import io.dotmac.sub.core.access.session.RadiusAccountingSession;
import io.dotmac.sub.core.access.sync.PasswordFormat;
import io.dotmac.sub.core.access.sync.RadiusSyncJob;
import io.dotmac.sub.core.access.sync.RadiusSyncKind;
import io.dotmac.sub.core.access.sync.RadiusSyncRun;
import io.dotmac.sub.core.access.sync.RadiusSyncStatus;
import io.dotmac.sub.core.access.voucher.HotspotBatch;
import io.dotmac.sub.core.access.voucher.Voucher;
import io.dotmac.sub.core.access.voucher.VoucherStatus;
import java.util.List;

/** The entities and column converters of access. */
public final class AccessEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
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
      MessageAuthenticatorRule.Column.class,
      RadiusServer.class,
      RadiusProfile.class,
      RadiusAttribute.class,
      OfferRadiusProfile.class,
      RadiusRealm.class,
      RealmForm.Column.class,
      RealmAccounting.Column.class,
      RadiusHomeServer.class,
      RadiusAccountingSession.class,
      AuthLogEntry.class,
      RadiusSyncJob.class,
      RadiusSyncRun.class,
      PasswordFormat.Column.class,
      RadiusSyncKind.Column.class,
      RadiusSyncStatus.Column.class,
      HotspotBatch.class,
      Voucher.class,
      VoucherStatus.Column.class);

  private AccessEntities() {}
}
