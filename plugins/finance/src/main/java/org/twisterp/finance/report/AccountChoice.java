package org.twisterp.finance.report;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.Violation;
import org.twisterp.spi.Context;

/**
 * Hold the account that a report was asked for.
 *
 * @param code its code
 */
record AccountChoice(UUID id, String code, String name) {

    static AccountChoice of(Context context, @Nullable Object value) {
        if (!(value instanceof UUID || value instanceof Ref<?>)) {
            throw unknown(value);
        }
        UUID id = value instanceof Ref<?> ref ? ref.id() : (UUID) value;
        Map<String, Object> values = context.read("ledger.account", Ref.of(id)).orElseThrow(() -> unknown(value));
        return new AccountChoice(id, String.valueOf(values.get("code")), String.valueOf(values.get("name")));
    }

    private static RuntimeException unknown(@Nullable Object value) {
        return Refusal.invalid(List.of(Violation.of("account", "reference.unknown", "value", String.valueOf(value))))
                .exception();
    }
}
