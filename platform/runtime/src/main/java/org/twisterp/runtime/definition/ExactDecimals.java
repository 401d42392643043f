package org.twisterp.runtime.definition;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;

/** Teach CEL exact decimals: amounts compare and add as BigDecimal, never as binary fractions. */
final class ExactDecimals {

    /** Type of amounts, prices, quantities, rates and percents in conditions. */
    static final CelType TYPE = OpaqueType.create("decimal");

    /** Hold an exact number inside a condition; equal amounts are equal objects, 10.5 and 10.50 alike. */
    record Exact(BigDecimal value) {
        Exact {
            value = value.stripTrailingZeros();
        }
    }

    private static final Map<String, IntPredicate> COMPARISONS = Map.of(
            "_>_", sign -> sign > 0, "_>=_", sign -> sign >= 0, "_<_", sign -> sign < 0, "_<=_", sign -> sign <= 0);
    private static final Map<String, BiFunction<BigDecimal, BigDecimal, BigDecimal>> SUMS =
            Map.of("_+_", BigDecimal::add, "_-_", BigDecimal::subtract, "_*_", BigDecimal::multiply);

    /** Java classes of operands with their CEL types. */
    private static final Map<Class<?>, CelType> OPERANDS =
            Map.of(Exact.class, TYPE, Long.class, SimpleType.INT, Double.class, SimpleType.DOUBLE);

    private ExactDecimals() {}

    /** Declare the operators and {@code decimal('1.5')}. */
    static List<CelFunctionDecl> declarations() {
        List<CelFunctionDecl> all = new ArrayList<>();
        COMPARISONS.keySet().forEach(operator -> all.add(declare(operator, SimpleType.BOOL)));
        SUMS.keySet().forEach(operator -> all.add(declare(operator, TYPE)));
        all.add(CelFunctionDecl.newFunctionDeclaration(
                "decimal", CelOverloadDecl.newGlobalOverload("decimal_string", TYPE, SimpleType.STRING)));
        return all;
    }

    /** Bind them. */
    static List<CelFunctionBinding> bindings() {
        List<CelFunctionBinding> all = new ArrayList<>();
        COMPARISONS.forEach((operator, test) -> bind(all, operator, (a, b) -> test.test(a.compareTo(b))));
        SUMS.forEach((operator, sum) -> bind(all, operator, (a, b) -> new Exact(sum.apply(a, b))));
        all.add(CelFunctionBinding.from("decimal_string", String.class, text -> new Exact(new BigDecimal(text))));
        return all;
    }

    private static CelFunctionDecl declare(String operator, CelType result) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        OPERANDS.forEach((left, leftType) -> OPERANDS.forEach((right, rightType) -> {
            if (left == Exact.class || right == Exact.class) {
                overloads.add(
                        CelOverloadDecl.newGlobalOverload(id(operator, left, right), result, leftType, rightType));
            }
        }));
        return CelFunctionDecl.newFunctionDeclaration(operator, overloads);
    }

    private static void bind(
            List<CelFunctionBinding> all, String operator, BiFunction<BigDecimal, BigDecimal, Object> body) {
        for (Class<?> left : OPERANDS.keySet()) {
            for (Class<?> right : OPERANDS.keySet()) {
                if (left == Exact.class || right == Exact.class) {
                    all.add(CelFunctionBinding.from(
                            id(operator, left, right), left, right, (a, b) -> body.apply(exact(a), exact(b))));
                }
            }
        }
    }

    private static BigDecimal exact(Object value) {
        return switch (value) {
            case Exact exact -> exact.value();
            case Long number -> BigDecimal.valueOf(number);
            case Double literal -> BigDecimal.valueOf(literal);
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static String id(String operator, Class<?> left, Class<?> right) {
        String name =
                switch (operator) {
                    case "_>_" -> "greater";
                    case "_>=_" -> "greater_equals";
                    case "_<_" -> "less";
                    case "_<=_" -> "less_equals";
                    case "_+_" -> "add";
                    case "_-_" -> "subtract";
                    default -> "multiply";
                };
        return name + "_" + left.getSimpleName().toLowerCase(java.util.Locale.ROOT) + "_"
                + right.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
