package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.AccessRules.Garden;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Bandwidth;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.attribute.Wispr;
import io.dotmac.sub.radius.attribute.vendor.Cisco;
import io.dotmac.sub.radius.attribute.vendor.Huawei;
import io.dotmac.sub.radius.attribute.vendor.NokiaSr;
import io.dotmac.sub.radius.packet.AttributeBlock;

/** How each maker's NAS is told to keep a session inside the walled garden. */
final class GardenReplies {
  private GardenReplies() {}

  static AttributeBlock of(Garden garden, NasVendor vendor) {
    AttributeBlock.Builder reply = AttributeBlock.builder();
    reply.add(Attributes.SESSION_TIMEOUT, (long) garden.seconds());
    if (!garden.pool().isEmpty()) {
      reply.add(Attributes.FRAMED_POOL, garden.pool());
    }
    if (!garden.list().isEmpty()) {
      list(reply, garden.list(), vendor);
    }
    if (!garden.url().isEmpty()) {
      redirect(reply, garden.url(), vendor);
    }
    vendor
        .speedFormat()
        .map(format -> format.attributes(Bandwidth.ofKbps(garden.kbps(), garden.kbps())))
        .ifPresent(reply::addAll);
    return reply.build();
  }

  private static void list(AttributeBlock.Builder reply, String list, NasVendor vendor) {
    if (vendor == NasVendor.MIKROTIK) {
      reply.add(Mikrotik.ADDRESS_LIST, list);
    } else {
      reply.add(Attributes.FILTER_ID, list);
    }
  }

  private static void redirect(AttributeBlock.Builder reply, String url, NasVendor vendor) {
    switch (vendor) {
      case CISCO:
        reply.add(Cisco.AVPAIR, "url-redirect=" + url);
        break;
      case HUAWEI:
        reply.add(Huawei.HTTP_REDIRECT_URL, url);
        break;
      case NOKIA:
        reply.add(NokiaSr.PORTAL_URL, url);
        break;
      default:
        reply.add(Wispr.REDIRECTION_URL, url);
    }
  }
}
