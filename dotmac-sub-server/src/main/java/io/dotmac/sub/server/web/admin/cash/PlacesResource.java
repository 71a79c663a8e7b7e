package io.dotmac.sub.server.web.admin.cash;

import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.account.CollectionAccountTerms;
import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.account.NewCollectionAccount;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.channel.ChannelAccountTerms;
import io.dotmac.sub.billing.payment.channel.ChannelTerms;
import io.dotmac.sub.billing.payment.channel.PaymentChannel;
import io.dotmac.sub.billing.payment.channel.PaymentChannelAccountId;
import io.dotmac.sub.billing.payment.channel.PaymentChannels;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.part.Errors;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collection accounts and payment channels: opened, made the default, joined and closed. */
@Path("/admin/billing/cash")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class PlacesResource {
  private final Portal portal;
  private final Database db;

  public PlacesResource(Portal portal, Database db) {
    this.portal = portal;
    this.db = db;
  }

  @GET
  @RequirePermission(value = "billing:account:read", realms = Realm.STAFF)
  public Response page(@Auth Caller caller, @Context ContainerRequestContext request) {
    return portal.show(
        request,
        caller,
        AdminFrame.CASH,
        "admin/cash",
        visit -> PlacesPage.page(visit, Errors.NONE));
  }

  @POST
  @Path("/accounts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:account:write", realms = Realm.STAFF)
  public Response open(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      MultivaluedMap<String, String> sent) {
    return change(caller, request, tx -> CollectionAccounts.open(tx, wanted(tx, sent)));
  }

  @POST
  @Path("/accounts/{id}/default")
  @RequirePermission(value = "billing:account:write", realms = Realm.STAFF)
  public Response choose(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") CollectionAccountId id) {
    return change(caller, request, tx -> {
      CollectionAccount found = tx.require(CollectionAccount.class, id);
      CollectionAccountTerms terms = new CollectionAccountTerms(
          found.name(),
          found.bankName().orElse(null),
          found.last4().orElse(null),
          true,
          found.notes().orElse(null));
      CollectionAccounts.change(tx, id, terms);
    });
  }

  @POST
  @Path("/accounts/{id}/close")
  @RequirePermission(value = "billing:account:write", realms = Realm.STAFF)
  public Response close(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") CollectionAccountId id) {
    return change(caller, request, tx -> CollectionAccounts.deactivate(tx, id));
  }

  @POST
  @Path("/channels")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:account:write", realms = Realm.STAFF)
  public Response openChannel(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @FormParam("channel_name") @DefaultValue("") String name,
      @FormParam("method") @DefaultValue("") String method,
      @FormParam("place") @DefaultValue("") String place) {
    return change(caller, request, tx -> {
      CollectionAccountId into = place.isEmpty() ? null : CollectionAccountId.parse(place);
      PaymentChannels.open(
          tx,
          WireName.parse(PaymentMethodType.class, method),
          new ChannelTerms(name, null, into, false, null));
    });
  }

  @POST
  @Path("/channels/{id}/default")
  @RequirePermission(value = "billing:account:write", realms = Realm.STAFF)
  public Response chooseChannel(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") PaymentChannelId id) {
    return change(caller, request, tx -> {
      PaymentChannel found = tx.require(PaymentChannel.class, id);
      ChannelTerms terms = new ChannelTerms(
          found.name(),
          found.provider().orElse(null),
          found.collection().orElse(null),
          true,
          found.notes().orElse(null));
      PaymentChannels.change(tx, id, terms);
    });
  }

  @POST
  @Path("/channels/{id}/close")
  @RequirePermission(value = "billing:account:write", realms = Realm.STAFF)
  public Response closeChannel(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") PaymentChannelId id) {
    return change(caller, request, tx -> PaymentChannels.deactivate(tx, id));
  }

  @POST
  @Path("/channels/{id}/accounts")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RequirePermission(value = "billing:account:write", realms = Realm.STAFF)
  public Response link(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") PaymentChannelId id,
      @FormParam("place") @DefaultValue("") String place) {
    return change(caller, request, tx -> {
      CollectionAccountId account = CollectionAccountId.parse(place);
      PaymentChannels.link(tx, id, account, new ChannelAccountTerms(null, 0, false));
    });
  }

  @POST
  @Path("/channel-accounts/{id}/close")
  @RequirePermission(value = "billing:account:write", realms = Realm.STAFF)
  public Response unlink(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @PathParam("id") PaymentChannelAccountId id) {
    return change(caller, request, tx -> PaymentChannels.deactivate(tx, id));
  }

  private static NewCollectionAccount wanted(Tx tx, MultivaluedMap<String, String> sent) {
    return new NewCollectionAccount(
        text(sent, "name"),
        WireName.parse(CollectionAccountType.class, text(sent, "type")),
        Money.currency(tx.tenantInfo().currency()),
        absent(text(sent, "bank_name")),
        absent(text(sent, "last4")),
        false,
        null);
  }

  private Response change(Caller caller, ContainerRequestContext request, Consumer<Tx> change) {
    try {
      db.run(caller, change::accept);
      return Portal.done(CashTabs.PLACES, "cash");
    } catch (ProblemException e) {
      Errors problem = Errors.of(String.valueOf(e.getMessage()));
      return portal.refuse(
          request, caller, AdminFrame.CASH, "admin/cash", visit -> PlacesPage.page(visit, problem));
    }
  }

  private static String text(MultivaluedMap<String, String> sent, String name) {
    String value = sent.getFirst(name);
    return value == null ? "" : value.trim();
  }

  private static @Nullable String absent(String text) {
    return text.isEmpty() ? null : text;
  }
}
