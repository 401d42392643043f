package org.twisterp.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.Driver;

/**
 * Say where the PostgreSQL server is and with which logins to reach its databases.
 *
 * @param embedded whether the server is the installation's own
 * @param hosts host and port as in a JDBC URL, such as {@code 127.0.0.1:5433}
 * @param parameters what follows the question mark of a JDBC URL; may be empty
 * @param adminDatabase the database that administration connects to first
 * @param admin the login that may create roles and databases
 * @param secrets where the passwords of the login roles are sealed
 */
public record DatabaseServer(
        boolean embedded, String hosts, String parameters, String adminDatabase, Login admin, Secrets secrets) {
    private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^/?]+)(?:/([^?]*))?(?:\\?(.*))?");
    private static final String EXTERNAL = "external.";

    static DatabaseServer embedded(int port, Secrets secrets) {
        Login admin = new Login(PostgresService.ADMIN, secrets.get(PostgresService.ADMIN_SECRET));
        return new DatabaseServer(true, "127.0.0.1:" + port, "", "postgres", admin, secrets);
    }

    /**
     * Name an external server by a JDBC URL and a login that may create roles and databases.
     *
     * <p>Passwords of the login roles are sealed in the data folder. Refuses {@code database.url-invalid}.
     */
    public static DatabaseServer external(DataDirectory data, String jdbcUrl, Login admin) {
        Matcher url = URL.matcher(jdbcUrl);
        if (!url.matches()) {
            throw Refusals.of("database.url-invalid");
        }
        String database = url.group(2) == null || url.group(2).isEmpty() ? "postgres" : url.group(2);
        // a user in the URL would go before the login of every connection
        String parameters = parameters(
                url.group(3) == null ? "" : url.group(3),
                parameter -> !parameter.startsWith("user=") && !parameter.startsWith("password="));
        return new DatabaseServer(false, url.group(1), parameters, database, admin, Secrets.in(data.secrets()));
    }

    /** Find the external server that was remembered in a data folder. */
    public static Optional<DatabaseServer> remembered(DataDirectory data) {
        Secrets secrets = Secrets.in(data.secrets());
        return secrets.find(EXTERNAL + "url")
                .map(url -> external(
                        data, url, new Login(secrets.get(EXTERNAL + "user"), secrets.get(EXTERNAL + "password"))));
    }

    /** Remember this external server in its data folder, sealed, so that later commands find it. */
    public void remember() {
        if (!embedded) {
            secrets.put(EXTERNAL + "user", admin.user());
            secrets.put(EXTERNAL + "password", admin.password());
            secrets.put(EXTERNAL + "url", jdbcUrl(adminDatabase));
        }
    }

    /** Return the JDBC URL of a database, without a login. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + hosts + "/" + database + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** Return the login of a role on a database; refuses {@code database.secret-missing}. */
    public Login login(String database, DatabaseRole role) {
        String user = role.login(database);
        return new Login(user, secrets.get(secretOf(user)));
    }

    /** Return a URL with user and password for psql and other clients; it is a secret itself. */
    public String loginUrl(String database, DatabaseRole role) {
        Login login = login(database, role);
        String options = parameters(parameters, parameter -> parameter.startsWith("ssl"));
        return "postgresql://" + login.user() + ":" + URLEncoder.encode(login.password(), StandardCharsets.UTF_8) + "@"
                + hosts + "/" + database + (options.isEmpty() ? "" : "?" + options);
    }

    /** Connect to a database as the administrator. */
    public Connection adminConnection(String database) throws SQLException {
        return connect(database, admin);
    }

    /** Connect to a database as one of its login roles. */
    public Connection connection(String database, DatabaseRole role) throws SQLException {
        return connect(database, login(database, role));
    }

    static String secretOf(String user) {
        return "login." + user;
    }

    private static String parameters(String all, Predicate<String> kept) {
        return Arrays.stream(all.split("&")).filter(kept).collect(Collectors.joining("&"));
    }

    /** Asks the driver itself: the driver registry of the JDK does not see drivers inside a web application. */
    private Connection connect(String database, Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("ApplicationName", "twist");
        Connection connection = new Driver().connect(jdbcUrl(database), properties);
        if (connection == null) {
            throw Refusals.of("database.url-invalid");
        }
        return connection;
    }
}
