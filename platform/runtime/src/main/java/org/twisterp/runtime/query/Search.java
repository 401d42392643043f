package org.twisterp.runtime.query;

import java.util.List;
import org.twisterp.runtime.definition.Definitions;
import org.twisterp.runtime.definition.EntityDefinition;
import org.twisterp.runtime.definition.FieldDefinition;
import org.twisterp.runtime.definition.FieldType;
import org.twisterp.spi.Call;

/** Turn a search text into SQL: every word is found in one of the fields that the list names. */
final class Search {

    private static final int MOST_WORDS = 8;

    private Search() {}

    static Fragment sql(Call call, Definitions definitions, EntityDefinition entity, List<String> fields, String text) {
        Fragment all = Fragment.of("true");
        int words = 0;
        for (String word : text.strip().split("\\s+")) {
            if (word.isEmpty() || ++words > MOST_WORDS) {
                continue;
            }
            Fragment any = Fragment.of("(false");
            for (String name : fields) {
                any.add(" or ").add(contains(call, definitions, entity.field(name), "%" + escape(word) + "%"));
            }
            all.add(" and ").add(any.add(")"));
        }
        return all;
    }

    /** Take the meaning from the signs that a pattern gives one. */
    static String escape(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    private static Fragment contains(Call call, Definitions definitions, FieldDefinition field, String pattern) {
        if (field.type() == FieldType.REFERENCE) {
            EntityDefinition target = definitions.entity(call, String.valueOf(field.refersTo()));
            Fragment any = Fragment.of(
                    "exists (select from " + target.table() + " r where r.id = t." + field.column() + " and (false");
            for (String name : List.of("number", "code", "name")) {
                target.find(name).ifPresent(f -> any.add(" or r." + f.column() + " ilike ?", pattern));
            }
            return any.add("))");
        }
        return Fragment.of("t." + field.column() + "::text ilike ?", pattern);
    }
}
