package org.twisterp.runtime.plugin;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.twisterp.kernel.Refusal;
import org.twisterp.spi.Action;
import org.twisterp.spi.EntityName;
import org.twisterp.spi.Guard;
import org.twisterp.spi.PageModel;
import org.twisterp.spi.Query;
import org.twisterp.spi.Stored;

/** Hold one set of loaded plugins with the entities mapped over them; never changes, is only replaced. */
public final class Generation {

    private static final int CLOSED = Integer.MIN_VALUE / 2;

    private final long number;
    private final Map<String, LoadedPlugin> plugins = new LinkedHashMap<>();
    private final Map<String, Class<? extends Stored>> entities = new LinkedHashMap<>();
    private final Map<String, LoadedPlugin> owners = new LinkedHashMap<>();
    private final Map<String, Query> queries = new LinkedHashMap<>();
    private final EntityManagerFactory emf;
    private final AtomicInteger leases = new AtomicInteger(1);
    private volatile Runnable whenUnused = () -> {};

    /** Index plugins whose names were found not to clash. Holds one lease of its own until it is retired. */
    Generation(long number, List<LoadedPlugin> loaded, EntityManagerFactory emf) {
        this.number = number;
        this.emf = emf;
        for (LoadedPlugin plugin : loaded) {
            plugins.put(plugin.id(), plugin);
            for (Class<? extends Stored> type : plugin.plugin().entities()) {
                entities.put(entityName(type), type);
                owners.put(entityName(type), plugin);
            }
            plugin.plugin().queries().forEach(query -> queries.put(query.name(), query));
        }
    }

    /** Return its number, counted from 1 in this process. */
    public long number() {
        return number;
    }

    /** Return the plugins, each after those it builds on. */
    public List<LoadedPlugin> plugins() {
        return List.copyOf(plugins.values());
    }

    /** Return the plugin of an id, for instance finance. */
    public Optional<LoadedPlugin> plugin(String id) {
        return Optional.ofNullable(plugins.get(id));
    }

    /** Return the plugin that brings an entity; refuses an unknown one as not found. */
    public LoadedPlugin pluginOf(String entity) {
        return Optional.ofNullable(owners.get(entity))
                .orElseThrow(() -> Refusal.notFound().exception());
    }

    /** Return the class of an entity; empty when no plugin brings it. */
    public Optional<Class<? extends Stored>> entityClass(String entity) {
        return Optional.ofNullable(entities.get(entity));
    }

    /** Return the entity name of a class. */
    public String entityName(Class<? extends Stored> type) {
        EntityName name = type.getAnnotation(EntityName.class);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " has no @EntityName");
        }
        return name.value();
    }

    /** Return the names of all entities in the order of their plugins. */
    public List<String> entities() {
        return List.copyOf(entities.keySet());
    }

    /** Return the guards that watch an action on an entity. */
    public List<Guard> guards(String entity, String action) {
        return plugins.values().stream()
                .flatMap(plugin -> plugin.plugin().guards().stream())
                .filter(guard ->
                        guard.entity().equals(entity) && guard.actions().contains(action))
                .toList();
    }

    /** Return the action a plugin adds to an entity. */
    public Optional<Action<?>> action(String entity, String action) {
        for (LoadedPlugin plugin : plugins.values()) {
            for (Action<?> candidate : plugin.plugin().actions()) {
                if (candidate.entity().equals(entity) && candidate.name().equals(action)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** Return the queries by name. */
    public Map<String, Query> queries() {
        return Map.copyOf(queries);
    }

    /** Return the model of a page of a plugin. */
    public Optional<Class<? extends PageModel>> page(String plugin, String page) {
        return plugin(plugin).map(loaded -> loaded.plugin().pages().get(page));
    }

    /** Open a resource beside a class, for instance form.yaml; never cached by the JDK. */
    public Optional<InputStream> resource(Class<?> beside, String name) {
        return open(beside.getClassLoader(), beside.getPackageName().replace('.', '/') + '/' + name);
    }

    /** Open a resource of a plugin by its path from the root of its jar, for instance org/twisterp/finance/menu.yaml. */
    public Optional<InputStream> pluginResource(String plugin, String path) {
        return plugin(plugin).flatMap(loaded -> open(loaded.loader(), path));
    }

    /** Find the address of a resource of a plugin, for those who serve it themselves. */
    public Optional<URL> pluginUrl(String plugin, String path) {
        return plugin(plugin).map(loaded -> find(loaded.loader(), path));
    }

    /** Return the factory over the entities of all plugins; only units of work open managers from it. */
    public EntityManagerFactory emf() {
        return emf;
    }

    /** Say what else is closed with the last lease. */
    void whenUnused(Runnable work) {
        whenUnused = work;
    }

    /** Take a lease; false when the generation has gone. */
    boolean lease() {
        return leases.getAndUpdate(n -> n > 0 ? n + 1 : n) > 0;
    }

    /** Give a lease back; the last one closes what the generation holds. */
    void release() {
        if (leases.decrementAndGet() == 0 && leases.compareAndSet(0, CLOSED)) {
            emf.close();
            whenUnused.run();
        }
    }

    private static Optional<InputStream> open(ClassLoader loader, String path) {
        URL url = find(loader, path);
        if (url == null) {
            return Optional.empty();
        }
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false);
            return Optional.of(connection.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plugin answers from its own jar alone. */
    private static @Nullable URL find(ClassLoader loader, String path) {
        return loader instanceof org.pf4j.PluginClassLoader && loader instanceof URLClassLoader own
                ? own.findResource(path)
                : loader.getResource(path);
    }
}
