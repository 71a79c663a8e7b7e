package io.dotmac.sub.core.access.nas;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;

/** Network access servers. */
public final class NasDevices {
  /** All of them; staff only. */
  public static final Listing<NasDevice> LISTING = Listing.of(NasDevice.class)
      .filter("status", "e.status = :status", text -> WireName.parse(NasDeviceStatus.class, text))
      .filter("vendor", "e.terms.vendor = :vendor", text -> WireName.parse(NasVendor.class, text))
      .filter("code", "e.terms.code = :code", text -> text)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q or lower(e.terms.code) like :q")
      .defaultSort("name");

  /** Adds one. */
  public NasDevice create(Tx tx, NasTerms terms) {
    terms.check();
    NasDevice device = new NasDevice(terms);
    tx.save(device);
    return device;
  }

  /** The device of that id, if the caller may see it. */
  public NasDevice require(Tx tx, NasDeviceId id) {
    return LISTING.require(tx, id);
  }

  /** Changes what may be edited. */
  public NasDevice update(Tx tx, NasDeviceId id, NasTerms terms) {
    terms.check();
    NasDevice device = require(tx, id);
    device.apply(terms);
    return device;
  }

  /** Moves it to another status; a decommissioned one answers nobody any more. */
  public NasDevice become(Tx tx, NasDeviceId id, NasDeviceStatus status) {
    NasDevice device = require(tx, id);
    device.become(status);
    return device;
  }
}
