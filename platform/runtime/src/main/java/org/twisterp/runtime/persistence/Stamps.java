package org.twisterp.runtime.persistence;

import jakarta.persistence.OneToMany;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.twisterp.spi.Call;
import org.twisterp.spi.Document;
import org.twisterp.spi.Line;
import org.twisterp.spi.Master;
import org.twisterp.spi.OfCompany;
import org.twisterp.spi.Stored;

/** Set what the platform sets on records: company, who and when, header and position of lines. */
public final class Stamps {

    private static final Field CREATED_BY = field(Stored.class, "createdBy");
    private static final Field CREATED_AT = field(Stored.class, "createdAt");
    private static final Field CHANGED_BY = field(Stored.class, "changedBy");
    private static final Field CHANGED_AT = field(Stored.class, "changedAt");
    private static final Field LINE_COMPANY = field(Line.class, "companyId");
    private static final Field LINE_HEADER = field(Line.class, "headerId");
    private static final Field LINE_POSITION = field(Line.class, "line");

    private Stamps() {}

    /** Set everything on a record that is about to be saved. */
    static void set(Stored stored, Call call, Instant now) {
        company(stored, call);
        if (stored.createdBy() == null) {
            put(CREATED_BY, stored, call.user().id());
            put(CREATED_AT, stored, now);
        }
        put(CHANGED_BY, stored, call.user().id());
        put(CHANGED_AT, stored, now);
        lines(stored);
    }

    /** Set the company of a new record, so that its own rules can ask for it. */
    public static void company(Stored stored, Call call) {
        if (stored instanceof OfCompany) {
            Field field = field(companyOwner(stored), "companyId");
            if (get(field, stored) == null) {
                put(field, stored, call.inCompany().id());
            }
        }
    }

    /** Set header, company and position of the lines of a record, in the order of its lists. */
    public static void lines(Stored stored) {
        for (Field field : lineFields(stored.getClass())) {
            int position = 0;
            if (get(field, stored) instanceof List<?> list) {
                for (Object element : list) {
                    Line line = (Line) element;
                    position++;
                    put(LINE_HEADER, line, stored.id());
                    if (stored instanceof OfCompany record) {
                        put(LINE_COMPANY, line, record.companyId());
                    }
                    if (line.line() != position) {
                        put(LINE_POSITION, line, position);
                    }
                }
            }
        }
    }

    private static Class<?> companyOwner(Stored stored) {
        if (stored instanceof Document) {
            return Document.class;
        }
        return stored instanceof Master ? Master.class : stored.getClass();
    }

    private static List<Field> lineFields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> c = type; c != Stored.class && c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.isAnnotationPresent(OneToMany.class)) {
                    field.setAccessible(true);
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type.getName() + " has no field " + name, e);
        }
    }

    private static @Nullable Object get(Field field, Object target) {
        try {
            return field.get(target);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(Field field, Object target, Object value) {
        try {
            field.set(target, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
