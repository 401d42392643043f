package org.twisterp.runtime.definition;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Ref;

/**
 * Decide conditions written in CEL over the values of a record or of posting facts.
 *
 * <p>Amounts and rates are exact decimals; dates are ISO texts, which compare as days do; references are ids as text;
 * what is empty counts as 0, false or ''.
 */
public final class Conditions implements org.twisterp.ledger.Conditions {

    private static final int KEPT = 500;
    private static final CelType LINES = ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN));
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .addFunctionBindings(ExactDecimals.bindings())
            .build();

    private final Map<String, CelRuntime.Program> programs =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CelRuntime.Program> eldest) {
                    return size() > KEPT;
                }
            });

    /**
     * Check the types of a condition over the fields of an entity.
     *
     * @throws IllegalArgumentException when it does not compile to true or false, with the place
     */
    public void check(String expression, EntityDefinition entity) {
        compile(expression, types(entity.fields()));
    }

    /** Tell whether a condition holds for the typed values of an entity; an empty one always does. */
    public boolean holds(String expression, EntityDefinition entity, Map<String, ? extends @Nullable Object> values) {
        if (expression.isEmpty()) {
            return true;
        }
        Map<String, Object> adapted = new LinkedHashMap<>();
        for (FieldDefinition field : entity.fields()) {
            adapted.put(field.name(), adapt(values.get(field.name()), type(field.type())));
        }
        return evaluate(program(expression, types(entity.fields())), adapted, expression);
    }

    /** Tell whether a condition holds for posting facts, typed as their values are. */
    @Override
    public boolean holds(String expression, Map<String, @Nullable Object> values) {
        Map<String, CelType> types = new TreeMap<>();
        Map<String, Object> adapted = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null && name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                types.put(name, type(value));
                adapted.put(name, adapt(value, type(value)));
            }
        });
        return evaluate(program(expression, types), adapted, expression);
    }

    private CelRuntime.Program program(String expression, Map<String, CelType> types) {
        String key = expression + "\n" + types;
        CelRuntime.Program known = programs.get(key);
        if (known == null) {
            known = compile(expression, types);
            programs.put(key, known);
        }
        return known;
    }

    private static CelRuntime.Program compile(String expression, Map<String, CelType> types) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL)
                .addFunctionDeclarations(ExactDecimals.declarations());
        types.forEach(builder::addVar);
        CelCompiler compiler = builder.build();
        try {
            return RUNTIME.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("condition " + expression + ": " + e.getMessage(), e);
        }
    }

    private static boolean evaluate(CelRuntime.Program program, Map<String, Object> values, String expression) {
        try {
            return (Boolean) program.eval(values);
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException("condition " + expression + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, CelType> types(List<FieldDefinition> fields) {
        Map<String, CelType> types = new TreeMap<>();
        fields.forEach(field -> types.put(field.name(), type(field.type())));
        return types;
    }

    private static CelType type(FieldType type) {
        return switch (type) {
            case MONEY, UNIT_PRICE, QUANTITY, RATE, PERCENT -> ExactDecimals.TYPE;
            case INTEGER -> SimpleType.INT;
            case BOOLEAN -> SimpleType.BOOL;
            case LINES -> LINES;
            case REFERENCES, TEXTS -> ListType.create(SimpleType.STRING);
            case JSON -> MapType.create(SimpleType.STRING, SimpleType.DYN);
            default -> SimpleType.STRING;
        };
    }

    private static CelType type(Object value) {
        return switch (value) {
            case BigDecimal decimal -> ExactDecimals.TYPE;
            case Integer number -> SimpleType.INT;
            case Long number -> SimpleType.INT;
            case Boolean flag -> SimpleType.BOOL;
            default -> SimpleType.STRING;
        };
    }

    private static Object adapt(@Nullable Object value, CelType type) {
        return switch (value) {
            case null -> absent(type);
            case BigDecimal decimal -> new ExactDecimals.Exact(decimal);
            case Integer number -> number.longValue();
            case Long number -> number;
            case Boolean flag -> flag;
            case Ref<?> ref -> ref.id().toString();
            case LineValues line -> line(line);
            case List<?> list -> {
                List<Object> adapted = new ArrayList<>();
                list.forEach(element -> adapted.add(adapt(element, SimpleType.STRING)));
                yield adapted;
            }
            case Map<?, ?> map -> map;
            default -> value.toString();
        };
    }

    private static Map<String, Object> line(LineValues line) {
        Map<String, Object> map = new LinkedHashMap<>();
        line.values().forEach((name, value) -> map.put(name, adapt(value, SimpleType.STRING)));
        return map;
    }

    private static Object absent(CelType type) {
        if (type.equals(ExactDecimals.TYPE)) {
            return new ExactDecimals.Exact(BigDecimal.ZERO);
        }
        if (type.equals(SimpleType.INT)) {
            return 0L;
        }
        if (type.equals(SimpleType.BOOL)) {
            return false;
        }
        return type instanceof ListType ? List.of() : type instanceof MapType ? Map.of() : "";
    }
}
