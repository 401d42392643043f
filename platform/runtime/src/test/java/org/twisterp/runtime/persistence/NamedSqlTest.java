package org.twisterp.runtime.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

    @Test
    void findsParametersAndLeavesTextsAndCastsAlone() {
        NamedSql sql = NamedSql.parse(
                "select ':no', \"a:b\", x::text, '{}'::jsonb ? 'k' -- :not\n from t where a = :a and b = :b1 and c = :a");
        assertEquals(List.of("a", "b1", "a"), sql.names());
        assertTrue(sql.text().startsWith("select ':no', \"a:b\", x::text, '{}'::jsonb ?? 'k' -- :not"));
        assertTrue(sql.text().endsWith("a = ? and b = ? and c = ?"));
    }

    @Test
    void knowsReadingFromWriting() {
        assertTrue(NamedSql.parse("select 'delete' from t").reads());
        assertTrue(NamedSql.parse("  with a as (select 1) select * from a").reads());
        assertFalse(NamedSql.parse("with a as (delete from t returning 1) select * from a")
                .reads());
        assertFalse(NamedSql.parse("select 1; drop table t").reads());
        assertFalse(
                NamedSql.parse("select set_config('twist.companies', '', true)").reads());
        assertTrue(NamedSql.parse("insert into sample_x (a) values (1)").writesOnly("sample_"));
        assertFalse(
                NamedSql.parse("insert into other (a) select 1 from sample_x").writesOnly("sample_"));
    }
}
