package org.twisterp.runtime.persistence;

import jakarta.persistence.Column;
import java.lang.reflect.Field;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;
import org.twisterp.kernel.Ref;
import org.twisterp.kernel.Refs;

/** Give fields without a named column the column of their name, and constants their text. Made by name, so it is public. */
public final class MappingCustomizer implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        for (ClassDescriptor descriptor : session.getDescriptors().values()) {
            for (DatabaseMapping mapping : descriptor.getMappings()) {
                if (mapping instanceof AbstractDirectMapping direct) {
                    Field field = field(descriptor.getJavaClass(), mapping.getAttributeName());
                    rename(direct.getField(), field);
                    convert(direct, field.getType());
                }
            }
        }
    }

    private static void convert(AbstractDirectMapping mapping, Class<?> type) {
        if (type.isEnum()) {
            mapping.setConverter(FieldConverter.constant(type));
        } else if (type == Ref.class) {
            mapping.setConverter(FieldConverter.ref());
        } else if (type == Refs.class) {
            mapping.setConverter(FieldConverter.refs());
        }
    }

    private static void rename(DatabaseField column, Field field) {
        Column named = field.getAnnotation(Column.class);
        if (named == null || named.name().isEmpty()) {
            column.setName(Names.column(field.getName()));
        }
    }

    private static Field field(Class<?> type, String name) {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new IllegalStateException(type.getName() + " has no field " + name);
    }
}
