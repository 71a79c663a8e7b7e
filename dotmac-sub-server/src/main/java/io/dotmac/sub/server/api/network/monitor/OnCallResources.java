package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.network.oncall.AlertNotificationLog;
import io.dotmac.sub.core.network.oncall.AlertNotificationPolicy;
import io.dotmac.sub.core.network.oncall.AlertNotificationPolicyStep;
import io.dotmac.sub.core.network.oncall.AlertPolicies;
import io.dotmac.sub.core.network.oncall.OnCallRotation;
import io.dotmac.sub.core.network.oncall.OnCallRotationMember;
import io.dotmac.sub.core.network.oncall.Turns;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.adapter.message.AlertMessages;
import io.dotmac.sub.server.api.network.inventory.FactResource;
import io.dotmac.sub.server.api.network.inventory.InventoryResource;
import io.dotmac.sub.server.security.Guarded;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Makes the REST resources about who is told of alerts. */
public final class OnCallResources {
  private OnCallResources() {}

  /** All of them, over that database; tests are said by {@code messages}. */
  public static List<Object> of(Database db, AlertMessages messages) {
    return List.of(
        new PolicyResource(db, messages),
        new PolicyStepResource(db),
        new LogResource(db),
        new RotationResource(db),
        new MemberResource(db));
  }

  @Path("/alert-notification-policies")
  @Guarded("network:device")
  public static final class PolicyResource extends InventoryResource<AlertNotificationPolicy> {
    private final Database db;
    private final AlertMessages messages;

    PolicyResource(Database db, AlertMessages messages) {
      super(db, AlertNotificationPolicy.class);
      this.db = db;
      this.messages = messages;
    }

    /** Tells everybody whom it would tell now that this is a test. */
    @POST
    @Path("/{id}/test")
    @Produces(MediaType.APPLICATION_JSON)
    @RequirePermission(":write")
    public TestedPolicy test(@Auth Caller caller, @PathParam("id") ItemId id) {
      return new TestedPolicy(db.inTx(
          caller,
          tx -> messages.test(tx, id.value()).stream().map(TestedStep::of).toList()));
    }
  }

  @Path("/alert-notification-policy-steps")
  @Guarded("network:device")
  public static final class PolicyStepResource
      extends InventoryResource<AlertNotificationPolicyStep> {
    PolicyStepResource(Database db) {
      super(db, AlertNotificationPolicyStep.class);
    }

    @Override
    protected void check(Tx tx, AlertNotificationPolicyStep sent) {
      AlertPolicies.check(tx, sent);
    }
  }

  @Path("/alert-notification-logs")
  @Guarded("network:device")
  public static final class LogResource extends FactResource<AlertNotificationLog> {
    LogResource(Database db) {
      super(db, AlertNotificationLog.class);
    }
  }

  @Path("/on-call-rotations")
  @Guarded("network:device")
  public static final class RotationResource extends InventoryResource<OnCallRotation> {
    private final Database db;

    RotationResource(Database db) {
      super(db, OnCallRotation.class);
      this.db = db;
    }

    @Override
    protected void check(OnCallRotation sent) {
      AlertPolicies.check(sent);
    }

    /** Whose turn it is. */
    @GET
    @Path("/{id}/now")
    @Produces(MediaType.APPLICATION_JSON)
    @RequirePermission(":read")
    public TurnView now(@Auth Caller caller, @PathParam("id") ItemId id) {
      return db.read(
          caller,
          tx -> Turns.of(tx, id.value(), tx.systemNow())
              .map(TurnView::of)
              .orElseGet(() -> TurnView.nobody(id.value())));
    }
  }

  @Path("/on-call-rotation-members")
  @Guarded("network:device")
  public static final class MemberResource extends InventoryResource<OnCallRotationMember> {
    MemberResource(Database db) {
      super(db, OnCallRotationMember.class);
    }

    @Override
    protected void check(Tx tx, OnCallRotationMember sent) {
      AlertPolicies.check(tx, sent);
    }
  }
}
