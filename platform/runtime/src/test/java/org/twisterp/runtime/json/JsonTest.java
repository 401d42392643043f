package org.twisterp.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.twisterp.kernel.RefusalException;

class JsonTest {

    @Test
    void reads_and_writes_the_same_tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("a", List.of("x", true, new BigDecimal("10.50"), Map.of()));
        tree.put("b", null);
        assertEquals(tree, Json.read(Json.write(tree)));
        assertEquals("{\"a\":[\"x\",true,10.50,{}],\"b\":null}", Json.write(tree));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "{} {}", "nul", "{'a':1}", "[1,]", "\"\u0001\""})
    void refuses_what_is_not_json(String text) {
        RefusalException refused = assertThrows(RefusalException.class, () -> Json.read(text));
        assertEquals("json.unreadable", refused.refusal().code());
    }

    @Test
    void refuses_what_is_no_object() {
        RefusalException refused = assertThrows(RefusalException.class, () -> Json.readObject("[]"));
        assertEquals("json.object-expected", refused.refusal().code());
    }

    @Test
    void reads_yaml_with_the_file_in_its_complaints() {
        assertEquals(Map.of("on", "yes", "n", BigDecimal.ONE), Yaml.read(bytes("on: yes\nn: 1\n"), "x.yaml"));
        assertEquals(Map.of(), Yaml.read(bytes("# nothing\n"), "x.yaml"));
        IllegalArgumentException twice =
                assertThrows(IllegalArgumentException.class, () -> Yaml.read(bytes("a: 1\na: 2\n"), "x.yaml"));
        assertEquals("x.yaml", twice.getMessage().substring(0, 6));
    }

    private static java.io.InputStream bytes(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
