package org.twisterp.runtime.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compare typed values; 10.5 equals 10.50, null equals nothing entered. */
public final class Differences {

    private Differences() {}

    /** Return the names whose values differ, in order. */
    public static List<String> names(
            Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<String> names = new ArrayList<>();
        for (String name : all) {
            if (!same(before.get(name), after.get(name))) {
                names.add(name);
            }
        }
        return names;
    }

    /** Tell whether two typed values are the same. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal left && b instanceof BigDecimal right) {
            return left.compareTo(right) == 0;
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            return sameList(left, right);
        }
        return isNothing(a) ? isNothing(b) : Objects.equals(a, b);
    }

    static boolean sameValues(Map<String, ? extends @Nullable Object> a, Map<String, ? extends @Nullable Object> b) {
        return names(a, b).isEmpty();
    }

    static int count(Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        int count = 0;
        for (String name : names(before, after)) {
            count += after.get(name) instanceof List<?> list && list.stream().anyMatch(DraftLine.class::isInstance)
                    ? countLines(before.get(name) instanceof List<?> old ? old : List.of(), list)
                    : 1;
        }
        return count;
    }

    private static int countLines(List<?> before, List<?> after) {
        int count = Math.abs(before.size() - after.size());
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            count += before.get(i).equals(after.get(i)) ? 0 : 1;
        }
        return count;
    }

    private static boolean sameList(List<?> a, List<?> b) {
        return a.size() == b.size()
                && java.util.stream.IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
    }
}
