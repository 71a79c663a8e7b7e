package io.dotmac.sub.samples.bench.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the same row by plain JDBC and answers with it: no access check, no transaction, no audit,
 * no entity. What anybody could reach who leaves all of that out.
 */
final class BareServer implements AutoCloseable {
  private final HikariDataSource pool;
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final ObjectMapper json = new ObjectMapper();
  private final UUID tenant;

  BareServer(HikariDataSource like, UUID tenant) throws Exception {
    this.tenant = tenant;
    HikariConfig same = new HikariConfig();
    like.copyStateTo(same);
    same.setPoolName("bare");
    same.setAutoCommit(true);
    same.setConnectionInitSql("select set_config('dotmac.tenant', '" + tenant + "', false)");
    pool = new HikariDataSource(same);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws SQLException, java.io.IOException {
        String path = request.getHttpURI().getPath();
        byte[] row = row(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(row), callback);
        return true;
      }
    });
    server.start();
  }

  int port() {
    return connector.getLocalPort();
  }

  private byte[] row(UUID id) throws SQLException, java.io.IOException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(
            "select * from subscriber where tenant_id = ? and id = ?")) {
      query.setObject(1, tenant);
      query.setObject(2, id);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        ResultSetMetaData columns = row.getMetaData();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          values.put(columns.getColumnName(i), row.getString(i));
        }
        return json.writeValueAsBytes(values);
      }
    }
  }

  @Override
  public void close() throws Exception {
    server.stop();
    pool.close();
  }
}
