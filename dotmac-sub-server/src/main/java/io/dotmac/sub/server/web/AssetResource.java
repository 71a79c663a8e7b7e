package io.dotmac.sub.server.web;

import io.dotmac.sub.server.security.PublicRoute;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Serves the static files; needs no login and no tenant. */
@Path("/assets")
@Hidden
public final class AssetResource {
  /** A fingerprinted file never changes. */
  public static final String CACHE = "public, max-age=31536000, immutable";

  private final Assets assets;

  public AssetResource(Assets assets) {
    this.assets = assets;
  }

  /** The file, compressed when the browser takes gzip; 404 for any name not on the list. */
  @GET
  @Path("/{name}")
  @PublicRoute
  public Response file(
      @PathParam("name") String name, @HeaderParam("Accept-Encoding") @Nullable String encodings) {
    return assets
        .find(name)
        .map(asset -> answer(asset, encodings != null && encodings.contains("gzip")))
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  private static Response answer(Assets.Asset asset, boolean gzip) {
    byte[] compressed = asset.gzip();
    Response.ResponseBuilder answer = Response.ok(
            gzip && compressed != null ? compressed : asset.bytes(), asset.type())
        .header("Cache-Control", CACHE)
        .header("Vary", "Accept-Encoding");
    if (gzip && compressed != null) {
      answer.header("Content-Encoding", "gzip");
    }
    return answer.build();
  }
}
