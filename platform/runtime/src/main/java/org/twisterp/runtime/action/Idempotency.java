package org.twisterp.runtime.action;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.runtime.persistence.Unit;
import org.twisterp.runtime.persistence.UnitsOfWork;
import org.twisterp.spi.Call;

/** Answer a repeated request with its first answer, for 48 hours. */
public final class Idempotency {

    private static final Duration KEPT = Duration.ofHours(48);

    /** How long a repeated request waits for the first one before it is told to ask again. */
    private static final String PATIENCE = "set local lock_timeout = '5s'";

    private static final String NO_LIMIT = "set local lock_timeout = 0";
    private static final String NOT_AVAILABLE = "55P03";

    /**
     * Hold an answer as it left the system.
     *
     * @param replayed true when it was kept from before
     */
    public record Answer(int status, String body, boolean replayed) {}

    private final UnitsOfWork units;

    public Idempotency(UnitsOfWork units) {
        this.units = units;
    }

    /**
     * Run a request once per user and key. Its work and its answer are kept in one transaction: after a crash there are
     * both or neither.
     *
     * @param request method, address, version and body as one text; another one under the same key is refused as {@code
     *     idempotency.key-reused} (422), one that runs still and for long as {@code idempotency.in-progress} (409)
     * @param work makes the answer; when it throws, nothing is kept and the key is free again
     */
    public Answer once(Call call, String key, String request, Supplier<Answer> work) {
        if (key.isBlank() || key.length() > 200) {
            throw Refusal.unreadable("Idempotency-Key", "idempotency.key").exception();
        }
        String hash = hash(request);
        return units.together(call, unit -> {
            Answer known = begin(unit, key, hash);
            return known == null ? finish(unit, key, work.get()) : known;
        });
    }

    /** Claim the key; who comes second waits here until the first is done. */
    private static @Nullable Answer begin(Unit unit, String key, String hash) {
        try (Statement limit = unit.connection().createStatement();
                PreparedStatement insert = unit.connection().prepareStatement("""
                insert into idempotency_key as k (user_id, key, request_hash, state, started_at)
                values (?, ?, ?, 'running', ?)
                on conflict (user_id, key) do update
                  set request_hash = excluded.request_hash, state = 'running', status = null, body = null,
                    started_at = excluded.started_at, finished_at = null
                  where k.started_at < ?""")) {
            limit.execute(PATIENCE);
            insert.setObject(1, unit.call().user().id());
            insert.setString(2, key);
            insert.setString(3, hash);
            insert.setObject(4, unit.now().atOffset(ZoneOffset.UTC));
            insert.setObject(5, unit.now().minus(KEPT).atOffset(ZoneOffset.UTC));
            boolean claimed = insert.executeUpdate() == 1;
            limit.execute(NO_LIMIT);
            return claimed ? null : kept(unit, key, hash);
        } catch (SQLException e) {
            throw NOT_AVAILABLE.equals(e.getSQLState()) ? inProgress(key) : new IllegalStateException(e);
        }
    }

    private static Answer kept(Unit unit, String key, String hash) throws SQLException {
        try (PreparedStatement select = unit.connection()
                .prepareStatement(
                        "select request_hash, state, status, body from idempotency_key where user_id = ? and key = ?")) {
            select.setObject(1, unit.call().user().id());
            select.setString(2, key);
            ResultSet rows = select.executeQuery();
            if (!rows.next()) {
                throw inProgress(key);
            }
            if (!rows.getString(1).equals(hash)) {
                throw Refusal.invalid("idempotency.key-reused", "key", key).exception();
            }
            if (!rows.getString(2).equals("done")) {
                throw inProgress(key);
            }
            return new Answer(rows.getInt(3), rows.getString(4), true);
        }
    }

    private static Answer finish(Unit unit, String key, Answer answer) {
        try (PreparedStatement update = unit.connection().prepareStatement("""
                update idempotency_key set state = 'done', status = ?, body = ?, finished_at = ?
                where user_id = ? and key = ?""")) {
            update.setInt(1, answer.status());
            update.setString(2, answer.body());
            update.setObject(3, unit.now().atOffset(ZoneOffset.UTC));
            update.setObject(4, unit.call().user().id());
            update.setString(5, key);
            update.executeUpdate();
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException inProgress(String key) {
        return Refusal.blocked(Blocker.of("idempotency.in-progress", Blocker.Kind.CONFLICT, List.of(), "key", key))
                .exception();
    }

    private static String hash(String request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
