package org.twisterp.spi;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;

/** Give a plugin the day, the people and read access, within one unit of work and the caller's rights. */
public interface Context {

    /** Return who acts, where and when. */
    Call call();

    default Company company() {
        return call().inCompany();
    }

    /** Return the day that counts as today; code never asks the clock. */
    default LocalDate businessDate() {
        return call().businessDate();
    }

    /** Find a record of this plugin or of the platform by id; empty when unknown or not visible. */
    <T> Optional<T> find(Class<T> type, Ref<?> ref);

    /** Find a master of this plugin or of the platform by its natural code. */
    <T> Optional<T> findByCode(Class<T> type, String code);

    /**
     * Read fields of a record of any plugin by entity name, as REST would show them.
     *
     * @return typed values by field name; empty when unknown or not visible
     */
    Optional<Map<String, Object>> read(String entity, Ref<?> ref);

    /** Run SQL that only reads, under row-level security, with named parameters ({@code :name}). */
    List<Map<String, Object>> rows(String sql, Map<String, ?> parameters);

    /** Return the code of a record for messages, or its id when it has none. */
    default String codeOf(String entity, @Nullable Ref<?> ref) {
        return ref == null
                ? ""
                : read(entity, ref)
                        .map(values -> String.valueOf(values.get("code")))
                        .orElse(ref.id().toString());
    }

    /** Return the name of a user by id; the id itself when unknown. */
    String nameOf(UUID userId);
}
