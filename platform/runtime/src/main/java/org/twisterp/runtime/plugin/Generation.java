package org.twisterp.runtime.plugin;

import jakarta.persistence.EntityManagerFactory;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.twisterp.spi.Action;
import org.twisterp.spi.Guard;
import org.twisterp.spi.PageModel;
import org.twisterp.spi.Query;
import org.twisterp.spi.Stored;

/** Hold one set of loaded plugins with the entities mapped over them; never changes, is only replaced. */
public final class Generation {

    Generation() {}

    /** Return its number, counted from 1 in this process. */
    public long number() {
        throw new UnsupportedOperationException();
    }

    /** Return the plugins, each after those it builds on. */
    public List<LoadedPlugin> plugins() {
        throw new UnsupportedOperationException();
    }

    /** Return the plugin of an id, for instance finance. */
    public Optional<LoadedPlugin> plugin(String id) {
        throw new UnsupportedOperationException();
    }

    /** Return the plugin that brings an entity. */
    public LoadedPlugin pluginOf(String entity) {
        throw new UnsupportedOperationException();
    }

    /** Return the class of an entity; empty when no plugin brings it. */
    public Optional<Class<? extends Stored>> entityClass(String entity) {
        throw new UnsupportedOperationException();
    }

    /** Return the entity name of a class. */
    public String entityName(Class<? extends Stored> type) {
        throw new UnsupportedOperationException();
    }

    /** Return the names of all entities in the order of their plugins. */
    public List<String> entities() {
        throw new UnsupportedOperationException();
    }

    /** Return the guards that watch an action on an entity. */
    public List<Guard> guards(String entity, String action) {
        throw new UnsupportedOperationException();
    }

    /** Return the action a plugin adds to an entity. */
    public Optional<Action<?>> action(String entity, String action) {
        throw new UnsupportedOperationException();
    }

    /** Return the queries by name. */
    public Map<String, Query> queries() {
        throw new UnsupportedOperationException();
    }

    /** Return the model of a page of a plugin. */
    public Optional<Class<? extends PageModel>> page(String plugin, String page) {
        throw new UnsupportedOperationException();
    }

    /** Open a resource beside a class, for instance form.yaml; never cached by the JDK. */
    public Optional<InputStream> resource(Class<?> beside, String name) {
        throw new UnsupportedOperationException();
    }

    /** Open a resource of a plugin by its path from the root of its jar, for instance org/twisterp/finance/menu.yaml. */
    public Optional<InputStream> pluginResource(String plugin, String path) {
        throw new UnsupportedOperationException();
    }

    /** Return the factory over the entities of all plugins; only units of work open managers from it. */
    public EntityManagerFactory emf() {
        throw new UnsupportedOperationException();
    }
}
