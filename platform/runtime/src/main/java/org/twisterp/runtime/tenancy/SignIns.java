package org.twisterp.runtime.tenancy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Uuid7;
import org.twisterp.runtime.tenancy.SystemDatabase.Sql;

/** Prove who somebody is, by password, key or remembered browser; count failures in the database. */
final class SignIns {

    private static final int TRIES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int LONGEST = 200;
    private static final String USER = "u.id, u.login, u.name, u.service, u.system_admin";

    private final SystemDatabase databases;
    private final Clock clock;

    SignIns(SystemDatabase databases, Clock clock) {
        this.databases = databases;
        this.clock = clock;
    }

    /** The try is counted before the password is looked at: tries sent at once do not all count as the first. */
    SignedIn byPassword(String givenLogin, String password, String remote) {
        String login = normal(givenLogin);
        int failures = count(login, remote);
        Optional<Map<String, @Nullable Object>> row = databases.inSystem(sql -> sql.first(
                "select " + USER
                        + ", c.algorithm, c.iterations, c.salt, c.hash from app_user u join credential c on c.user_id = u.id"
                        + " where u.login = :login and u.active",
                "login",
                login));
        Passwords.Hashed hashed = row.map(SignIns::hashed).orElse(Passwords.NOBODY);
        boolean right = hashed.matches(password.length() > LONGEST ? "" : password) && row.isPresent();
        if (!right) {
            throw failed(login, remote, failures);
        }
        SignedIn who = signedIn(row.get(), null);
        databases.inSystem(sql -> {
            sql.run(
                    "delete from sign_in_attempt where login = :login and remote = :remote",
                    "login",
                    login,
                    "remote",
                    remote);
            sql.audit(
                    clock.instant(),
                    who.user().id(),
                    login,
                    "sign-in",
                    "platform.user",
                    who.user().id(),
                    null,
                    remote,
                    null);
            return null;
        });
        return who;
    }

    private int count(String login, String remote) {
        Instant now = clock.instant();
        return databases.inSystem(sql -> {
            Optional<Map<String, @Nullable Object>> locked = sql.first(
                    "select locked_until from sign_in_attempt where login = :login and remote = :remote and locked_until > :now",
                    "login",
                    login,
                    "remote",
                    remote,
                    "now",
                    now);
            if (locked.isPresent() && locked.get().get("locked_until") instanceof Instant until) {
                throw locked(now, until);
            }
            return Integer.parseInt(Rows.text(
                    sql.first("""
                                    insert into sign_in_attempt as a (login, remote, failures, last_at) values (:login, :remote, 1, :now)
                                    on conflict (login, remote) do update set last_at = excluded.last_at, locked_until = null,
                                      failures = case when a.locked_until is not null or a.last_at < :stale then 1 else a.failures + 1 end
                                    returning failures
                                    """, "login", login, "remote", remote, "now", now, "stale", now.minus(LOCK))
                            .orElseThrow(),
                    "failures"));
        });
    }

    private RuntimeException failed(String login, String remote, int failures) {
        Instant now = clock.instant();
        boolean lock = failures >= TRIES;
        databases.inSystem(sql -> {
            if (lock) {
                sql.run(
                        "update sign_in_attempt set locked_until = :until where login = :login and remote = :remote",
                        "until",
                        now.plus(LOCK),
                        "login",
                        login,
                        "remote",
                        remote);
            }
            sql.audit(now, null, login, lock ? "sign-in.locked" : "sign-in.failed", null, null, null, remote, null);
            return null;
        });
        return lock
                ? locked(now, now.plus(LOCK))
                : Refusal.of(Refusal.Grounds.UNAUTHENTICATED, "sign-in.wrong", "triesLeft", TRIES - failures)
                        .exception();
    }

    private static RuntimeException locked(Instant now, Instant until) {
        long minutes = Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
        return Refusal.of(Refusal.Grounds.UNAUTHENTICATED, "sign-in.locked", "minutes", minutes)
                .exception();
    }

    String createKey(UUID user, UUID group, String slug) {
        String prefix = Passwords.prefix();
        String text = "twist_" + prefix + "_" + Passwords.secret();
        databases.inSystem(sql -> {
            UUID id = Uuid7.next();
            sql.run(
                    "insert into api_key (id, user_id, group_id, prefix, hash) values (:id, :user, :group, :prefix, :hash)",
                    "id",
                    id,
                    "user",
                    user,
                    "group",
                    group,
                    "prefix",
                    prefix,
                    "hash",
                    Passwords.sha256(text));
            sql.audit(clock.instant(), null, null, "api-key.create", "platform.user", user, slug, null, prefix);
            return null;
        });
        return text;
    }

    SignedIn byKey(String text) {
        String[] parts = text.split("_", 3);
        Optional<Map<String, @Nullable Object>> row = parts.length < 3
                ? Optional.empty()
                : databases.inSystem(sql -> sql.first(
                        "select " + USER + ", k.id as key_id, k.hash from api_key k join app_user u on u.id = k.user_id"
                                + " where k.prefix = :prefix and k.revoked_at is null and u.active",
                        "prefix",
                        parts[1]));
        byte[] given = Passwords.sha256(text);
        byte[] stored = row.map(found -> (byte[]) found.get("hash")).orElse(new byte[given.length]);
        if (!java.security.MessageDigest.isEqual(given, stored) || row.isEmpty()) {
            throw Refusal.of(Refusal.Grounds.UNAUTHENTICATED, "sign-in.key").exception();
        }
        return signedIn(row.get(), Rows.id(row.get(), "key_id"));
    }

    String remember(SignedIn who) {
        String token = Passwords.secret();
        databases.inSystem(sql -> sql.run(
                "insert into remember_token (id, user_id, hash, expires_at) values (:id, :user, :hash, :expires)",
                "id",
                Uuid7.next(),
                "user",
                who.user().id(),
                "hash",
                Passwords.sha256(token),
                "expires",
                clock.instant().plus(REMEMBERED)));
        return token;
    }

    SignedIn byToken(String token) {
        return databases
                .inSystem(sql -> sql.first(
                        "select " + USER + " from remember_token t join app_user u on u.id = t.user_id"
                                + " where t.hash = :hash and t.expires_at > :now and u.active",
                        "hash",
                        Passwords.sha256(token),
                        "now",
                        clock.instant()))
                .map(row -> signedIn(row, null))
                .orElseThrow(() -> Refusal.of(Refusal.Grounds.UNAUTHENTICATED, "sign-in.token")
                        .exception());
    }

    void forget(String token) {
        databases.inSystem(
                sql -> sql.run("delete from remember_token where hash = :hash", "hash", Passwords.sha256(token)));
    }

    SignedIn trusted(String login) {
        return databases
                .inSystem(sql -> sql.first(
                        "select " + USER + " from app_user u where u.login = :login and u.active",
                        "login",
                        normal(login)))
                .map(row -> signedIn(row, null))
                .orElseThrow(() -> Refusal.notFound().exception());
    }

    /** A new password forgets every browser. */
    static void setPassword(Sql sql, UUID user, String password) throws SQLException {
        Passwords.Hashed hashed = Passwords.hash(password);
        sql.run(
                """
                insert into credential (user_id, algorithm, iterations, salt, hash) values (:user, :algorithm, :iterations, :salt, :hash)
                on conflict (user_id) do update set algorithm = excluded.algorithm, iterations = excluded.iterations,
                  salt = excluded.salt, hash = excluded.hash, changed_at = clock_timestamp()
                """,
                "user",
                user,
                "algorithm",
                hashed.algorithm(),
                "iterations",
                hashed.iterations(),
                "salt",
                hashed.salt(),
                "hash",
                hashed.hash());
        sql.run("delete from remember_token where user_id = :user", "user", user);
    }

    static String normal(String login) {
        String trimmed = login.strip().toLowerCase(Locale.ROOT);
        return trimmed.length() > LONGEST ? trimmed.substring(0, LONGEST) : trimmed;
    }

    private static SignedIn signedIn(Map<String, @Nullable Object> row, @Nullable UUID key) {
        return new SignedIn(Rows.user(row), Rows.is(row, "system_admin"), key);
    }

    private static Passwords.Hashed hashed(Map<String, @Nullable Object> row) {
        return new Passwords.Hashed(
                Rows.text(row, "algorithm"),
                Integer.parseInt(Rows.text(row, "iterations")),
                (byte[]) java.util.Objects.requireNonNull(row.get("salt")),
                (byte[]) java.util.Objects.requireNonNull(row.get("hash")));
    }
}
