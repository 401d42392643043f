package org.twisterp.runtime.persistence;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.twisterp.kernel.Blocker;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;

/** Turn faults of the database into refusals, and tell which of them pass by themselves. */
public final class Faults {

    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+");

    private Faults() {}

    /** Tell whether the same work may succeed when it is run again at once. */
    static boolean passes(Throwable fault) {
        String state = sql(fault).map(SQLException::getSQLState).orElse("");
        return state.equals("40001") || state.equals("40P01");
    }

    /** Return the refusal a fault stands for; the fault itself when it stands for none. */
    public static RuntimeException translate(RuntimeException fault) {
        if (fault instanceof RefusalException) {
            return fault;
        }
        if (find(fault, OptimisticLockException.class) != null
                || find(fault, org.eclipse.persistence.exceptions.OptimisticLockException.class) != null) {
            return Refusal.of(Refusal.Grounds.STALE, "version.stale").exception();
        }
        return sql(fault)
                .flatMap(Faults::refusal)
                .<RuntimeException>map(Refusal::exception)
                .orElse(fault);
    }

    private static Optional<Refusal> refusal(SQLException fault) {
        String state = fault.getSQLState() == null ? "" : fault.getSQLState();
        ServerErrorMessage server = fault instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String message = server == null || server.getMessage() == null ? "" : server.getMessage();
        String constraint = server == null || server.getConstraint() == null ? "" : server.getConstraint();
        if (CODE.matcher(message).matches()) {
            return Optional.of(ownCode(message, server == null ? null : server.getDetail()));
        }
        return switch (state) {
            case "23505" ->
                Optional.of(blocked(
                        constraint.contains("code") ? "code.taken" : "record.duplicate",
                        Blocker.Kind.DUPLICATE,
                        "constraint",
                        constraint));
            case "23P01" -> Optional.of(Refusal.invalid("record.overlap"));
            case "23503" -> Optional.of(Refusal.invalid("reference.unknown", "constraint", constraint));
            case "22021" -> Optional.of(Refusal.unreadable("", "value.character"));
            case "23502", "23514", "22001", "22003", "22007", "22008" ->
                Optional.of(Refusal.invalid(
                        "value.refused",
                        "constraint",
                        constraint.isEmpty() && server != null ? String.valueOf(server.getColumn()) : constraint));
            case "40001", "40P01", "55P03" -> Optional.of(Refusal.of(Refusal.Grounds.UNAVAILABLE, "database.busy"));
            case "08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "53300" ->
                Optional.of(Refusal.of(Refusal.Grounds.UNAVAILABLE, "database.unavailable"));
            default ->
                fault instanceof java.sql.SQLTransientConnectionException
                        ? Optional.of(Refusal.of(Refusal.Grounds.UNAVAILABLE, "database.unavailable"))
                        : Optional.empty();
        };
    }

    /** Triggers refuse with a code of the product as their message. */
    private static Refusal ownCode(String code, @Nullable String detail) {
        String text = detail == null ? "" : detail;
        return code.startsWith("ledger.period-") || code.equals("ledger.soft-closed")
                ? blocked(code, Blocker.Kind.PERIOD, "detail", text)
                : Refusal.invalid(code, "detail", text);
    }

    private static Refusal blocked(String code, Blocker.Kind kind, Object... pairs) {
        return Refusal.blocked(Blocker.of(code, kind, List.of(), pairs));
    }

    private static Optional<SQLException> sql(Throwable fault) {
        SQLException found = find(fault, SQLException.class);
        while (found != null && !(found instanceof PSQLException) && found.getNextException() != null) {
            found = found.getNextException();
        }
        if (found != null && !(found instanceof PSQLException)) {
            PSQLException deeper = find(found, PSQLException.class);
            return Optional.of(deeper == null ? found : deeper);
        }
        return Optional.ofNullable(found);
    }

    private static <T> @Nullable T find(Throwable fault, Class<T> type) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
