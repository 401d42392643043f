package org.twisterp.runtime.definition;

import java.util.List;
import java.util.Optional;
import org.twisterp.kernel.Refusal;

/**
 * Describe an entity: what the class, its annotations and its words say.
 *
 * @param id entity name, for instance finance.supplier-bill
 * @param plugin plugin that owns it
 * @param kind document, master of a company or master of the group
 * @param label singular in the caller's language
 * @param labelPlural plural in the caller's language
 * @param fields all fields in order of declaration; the record's own first, the platform's last
 * @param naturalCode field of the natural code: number of documents, code of masters; empty when there is none
 * @param table table in the database
 * @param version sha-256 of everything but the words
 */
public record EntityDefinition(
        String id,
        String plugin,
        Kind kind,
        String label,
        String labelPlural,
        List<FieldDefinition> fields,
        String naturalCode,
        String table,
        String version) {

    public EntityDefinition {
        fields = List.copyOf(fields);
    }

    /** Name the kinds of entities. */
    public enum Kind {
        DOCUMENT,
        MASTER,
        GROUP_MASTER
    }

    /** Find a field by name. */
    public Optional<FieldDefinition> find(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** Return a field by name; refuses {@code field.unknown} (400). */
    public FieldDefinition field(String name) {
        return find(name).orElseThrow(() -> Refusal.unreadable(name, "field.unknown", "field", name)
                .exception());
    }

    /** Return the fields that a person enters. */
    public List<FieldDefinition> entered() {
        return fields.stream().filter(f -> !f.computed()).toList();
    }

    public boolean isDocument() {
        return kind == Kind.DOCUMENT;
    }

    /** Tell whether its rows belong to one company. */
    public boolean ofCompany() {
        return kind != Kind.GROUP_MASTER;
    }
}
