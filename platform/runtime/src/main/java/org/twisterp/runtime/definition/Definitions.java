package org.twisterp.runtime.definition;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.twisterp.runtime.message.Messages;
import org.twisterp.runtime.plugin.Plugins;
import org.twisterp.spi.Call;

/** Know what is configurable: derived from classes, arranged by YAML, merged over core, pack, group and company. */
public final class Definitions {

    /** Take the packs' folder and the way to know the pack of a group. */
    public Definitions(Plugins plugins, Messages messages, Path packsDir, Function<String, String> packOfGroup) {}

    /** Return an entity; refuses {@code record.not-found} when unknown. */
    public EntityDefinition entity(Call call, String id) {
        throw new UnsupportedOperationException();
    }

    public FormDefinition form(Call call, String id) {
        throw new UnsupportedOperationException();
    }

    public ListDefinition list(Call call, String id) {
        throw new UnsupportedOperationException();
    }

    public WorkflowDefinition workflow(Call call, String id) {
        throw new UnsupportedOperationException();
    }

    /** Return the modules of the menu with what the caller may see. */
    public List<MenuModule> menu(Call call) {
        throw new UnsupportedOperationException();
    }

    /** Return all roles of all plugins. */
    public List<RoleDefinition> roles(Call call) {
        throw new UnsupportedOperationException();
    }

    /** Return the entities that the caller may read, in the order of the plugins. */
    public List<EntityDefinition> entities(Call call) {
        throw new UnsupportedOperationException();
    }
}
