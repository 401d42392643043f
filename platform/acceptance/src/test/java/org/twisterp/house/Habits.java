package org.twisterp.house;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Refuse habits that compile and still are wrong: a clock, a floating-point amount, a print. */
final class Habits {

    private static final Set<String> CLOCK_OWNERS = Set.of(
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.Instant",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.YearMonth");
    private static final Set<String> DATE_OWNERS = Set.of("java.time.LocalDate", "java.time.YearMonth");
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final Pattern MONEY = Pattern.compile(
            "(?i).*(amount|price|total|balance|quantity|cost|debit|credit|tax|discount|salary|principal|interest).*");

    private Habits() {}

    /** List the reads of the machine's clock where the business date of the context is meant. */
    static List<String> clocks(House house) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house.classes()) {
            boolean business = isBusiness(house, type);
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                String owner = access.getTargetOwner().getName();
                boolean now = access.getName().equals("now") && CLOCK_OWNERS.contains(owner);
                boolean today = access.getName().equals("now") && DATE_OWNERS.contains(owner);
                boolean millis =
                        owner.equals("java.lang.System") && access.getName().equals("currentTimeMillis");
                boolean system =
                        owner.equals("java.time.Clock") && access.getName().startsWith("system");
                if (today || business && (now || millis || system)) {
                    found.add(type.getName() + " asks " + owner + "." + access.getName());
                }
            }
        }
        return List.copyOf(found);
    }

    /** List the fields, parameters and results that hold a number of the books in floating point. */
    static List<String> floats(House house) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house.classes()) {
            boolean business = isBusiness(house, type);
            for (JavaField field : type.getFields()) {
                if (isFloating(field.getRawType())
                        && (business || MONEY.matcher(field.getName()).matches())) {
                    found.add(field.getFullName() + " is " + field.getRawType().getSimpleName());
                }
            }
            for (JavaMethod method : type.getMethods()) {
                boolean any = isFloating(method.getRawReturnType())
                        || method.getRawParameterTypes().stream().anyMatch(Habits::isFloating);
                if (any && (business || MONEY.matcher(method.getName()).matches())) {
                    found.add(method.getFullName() + " is floating");
                }
            }
        }
        return List.copyOf(found);
    }

    /** List what prints to the console outside the command line. */
    static List<String> prints(House house) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house.classes()) {
            if (house.roomOf(type).equals("cli")) {
                continue;
            }
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                String owner = access.getTargetOwner().getName();
                boolean console =
                        owner.equals("java.lang.System") && Set.of("out", "err").contains(access.getName());
                if (console || access.getName().equals("printStackTrace")) {
                    found.add(type.getName() + " prints by " + access.getName());
                }
            }
        }
        return List.copyOf(found);
    }

    /** List the classes that see more other classes of the house than a reader can hold. */
    static List<String> crowds(House house, int most) {
        Map<String, Set<String>> seen = new TreeMap<>();
        for (JavaClass type : house.classes()) {
            String outer = outermost(type);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> !house.roomOf(target).isEmpty())
                    .map(Habits::outermost)
                    .filter(target -> !target.equals(outer))
                    .forEach(target ->
                            seen.computeIfAbsent(outer, key -> new TreeSet<>()).add(target));
        }
        List<String> found = new ArrayList<>();
        seen.forEach((type, targets) -> {
            if (targets.size() > most) {
                found.add(type + " sees " + targets.size() + " classes");
            }
        });
        return found;
    }

    /** List the packages that are not null-marked. */
    static List<String> unmarked(House house) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : house.classes()) {
            if (!house.roomOf(type).isEmpty()
                    && !type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                found.add(type.getPackageName());
            }
        }
        return List.copyOf(found);
    }

    private static boolean isBusiness(House house, JavaClass type) {
        String room = house.roomOf(type);
        return house.isPlugin(room) || Set.of("kernel", "spi", "ledger").contains(room);
    }

    private static boolean isFloating(JavaClass type) {
        return FLOATING.contains(type.getBaseComponentType().getName());
    }

    private static String outermost(JavaClass type) {
        String name = type.getName();
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }
}
