package org.twisterp.runtime.plugin;

import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.twisterp.kernel.Refusal;
import org.twisterp.kernel.RefusalException;
import org.twisterp.spi.ErpPlugin;

/** Load plugins, built-in ones and jars, and hand out the current generation. */
public final class Plugins implements AutoCloseable {

    /**
     * Hold why a jar was not loaded.
     *
     * @param jar file name
     * @param refusal what is wrong with it
     */
    public record Refused(String jar, Refusal refusal) {}

    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    private final PluginLoaders loaders;
    private final BiFunction<Long, List<LoadedPlugin>, EntityManagerFactory> mapping;
    private final List<Refused> refused = new ArrayList<>();
    private final ThreadLocal<@Nullable Generation> leased = new ThreadLocal<>();
    private Consumer<List<LoadedPlugin>> beforeInstall = plugins -> {};
    private volatile Generation current;

    /**
     * Load the built-in plugins and the jars of a folder; a jar that is broken or clashes is left out, see
     * {@link #refused()}.
     *
     * @param onClassPath plugins that need no jar, for tests
     * @param mapping makes the factory over the entities of plugins, for a generation's number
     */
    public Plugins(
            Path folder,
            List<ErpPlugin> builtIn,
            List<ErpPlugin> onClassPath,
            String version,
            BiFunction<Long, List<LoadedPlugin>, EntityManagerFactory> mapping) {
        this.loaders = new PluginLoaders(folder);
        this.mapping = mapping;
        List<LoadedPlugin> loaded = new ArrayList<>();
        builtIn.forEach(plugin -> loaded.add(new LoadedPlugin(plugin.id(), version, plugin, List.of(), true)));
        onClassPath.forEach(plugin -> loaded.add(new LoadedPlugin(plugin.id(), version, plugin, List.of(), false)));
        loadJars(folder, loaded);
        this.current = firstGeneration(loaded);
        LOG.info(
                "event=plugins-loaded plugins={} refused={}",
                current.plugins().stream().map(LoadedPlugin::id).toList(),
                refused.size());
    }

    /** Say what must be done before a new generation serves, for instance migrations; a fault there refuses it. */
    public void beforeInstall(Consumer<List<LoadedPlugin>> work) {
        this.beforeInstall = work;
    }

    /** Return the generation leased on this thread, else the current one. */
    public Generation generation() {
        Generation own = leased.get();
        return own == null ? current : own;
    }

    /** Keep the current generation alive on this thread until the lease is closed. */
    public Lease lease() {
        Generation before = leased.get();
        Generation taken = before == null ? current : before;
        while (!taken.lease()) {
            taken = current;
        }
        leased.set(taken);
        return new Held(taken, before);
    }

    /** Return the jars that were refused at the last load, with the reason. */
    public synchronized List<Refused> refused() {
        return List.copyOf(refused);
    }

    /**
     * Add a plugin beside the running ones and swap; refuses {@code plugin.broken}, {@code plugin.clash},
     * {@code plugin.requires}.
     */
    public synchronized Generation install(Path jar) {
        List<LoadedPlugin> plugins = new ArrayList<>(current.plugins());
        LoadedPlugin added = load(jar, plugins);
        plugins.add(added);
        try {
            beforeInstall.accept(plugins);
            return swap(plugins, () -> {});
        } catch (RuntimeException e) {
            loaders.unloadPlugin(added.id());
            throw e instanceof RefusalException
                    ? e
                    : Refusal.blocked(PluginRefusals.broken(added.id(), reason(e)))
                            .exception();
        }
    }

    /** Take a plugin and what builds on it out and swap; refuses {@code plugin.built-in} and unknown ones. */
    public synchronized Generation remove(String id) {
        LoadedPlugin plugin =
                current.plugin(id).orElseThrow(() -> Refusal.notFound().exception());
        if (plugin.builtIn()) {
            throw Refusal.blocked(PluginRefusals.builtIn(id)).exception();
        }
        Set<String> gone = new HashSet<>(Set.of(id));
        List<LoadedPlugin> left = new ArrayList<>();
        for (LoadedPlugin other : current.plugins()) {
            if (other.id().equals(id) || other.requires().stream().anyMatch(gone::contains)) {
                gone.add(other.id());
            } else {
                left.add(other);
            }
        }
        return swap(left, () -> unload(id));
    }

    /** Take a plugin out because of what went wrong with it; false when it is built in or unknown. */
    public synchronized boolean refuse(String id, String reason) {
        boolean removable =
                current.plugin(id).filter(plugin -> !plugin.builtIn()).isPresent();
        if (removable) {
            remove(id);
            refuse(Path.of(id), Refusal.blocked(PluginRefusals.broken(id, reason)));
        }
        return removable;
    }

    @Override
    public synchronized void close() {
        current.release();
        loaders.unloadPlugins();
    }

    private void unload(String id) {
        if (loaders.getPlugin(id) != null) {
            loaders.unloadPlugin(id);
        }
    }

    private Generation swap(List<LoadedPlugin> plugins, Runnable whenOldUnused) {
        Generation old = current;
        long number = old.number() + 1;
        current = new Generation(number, plugins, mapping.apply(number, plugins));
        old.whenUnused(whenOldUnused);
        old.release();
        LOG.info(
                "event=plugins-swapped generation={} plugins={}",
                number,
                plugins.stream().map(LoadedPlugin::id).toList());
        return current;
    }

    private void loadJars(Path folder, List<LoadedPlugin> loaded) {
        Map<Path, PluginDescriptor> waiting = new LinkedHashMap<>();
        for (Path jar : jars(folder)) {
            try {
                waiting.put(jar, loaders.describe(jar));
            } catch (RuntimeException e) {
                refuse(
                        jar,
                        Refusal.blocked(PluginRefusals.broken(jar.getFileName().toString(), reason(e))));
            }
        }
        while (!waiting.isEmpty()) {
            Path next = waiting.entrySet().stream()
                    .filter(entry -> missing(entry.getValue(), loaded).isEmpty())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(waiting.keySet().iterator().next());
            waiting.remove(next);
            try {
                loaded.add(load(next, loaded));
            } catch (RefusalException e) {
                refuse(next, e.refusal());
            }
        }
    }

    private LoadedPlugin load(Path jar, List<LoadedPlugin> beside) {
        String name = jar.getFileName().toString();
        String id = null;
        try {
            PluginDescriptor descriptor = loaders.describe(jar);
            Optional<String> missing = missing(descriptor, beside);
            if (missing.isPresent()) {
                throw Refusal.blocked(PluginRefusals.requires(descriptor.getPluginId(), missing.get()))
                        .exception();
            }
            if (beside.stream().anyMatch(other -> other.id().equals(descriptor.getPluginId()))) {
                throw Refusal.blocked(PluginRefusals.clash(name, "plugin " + descriptor.getPluginId()))
                        .exception();
            }
            id = loaders.loadPlugin(jar);
            LoadedPlugin plugin =
                    new LoadedPlugin(id, descriptor.getVersion(), loaders.erpPlugin(id), requires(descriptor), false);
            Optional<Refusal> clash = Clashes.find(plugin, beside);
            if (clash.isPresent()) {
                throw clash.get().exception();
            }
            return plugin;
        } catch (RuntimeException | LinkageError e) {
            if (id != null) {
                loaders.unloadPlugin(id);
            }
            throw e instanceof RefusalException refusal
                    ? refusal
                    : Refusal.blocked(PluginRefusals.broken(name, reason(e))).exception();
        }
    }

    /** Maps all at once; only when that fails, one after the other, to find whose entities are broken. */
    private Generation firstGeneration(List<LoadedPlugin> loaded) {
        try {
            return new Generation(1, loaded, mapping.apply(1L, loaded));
        } catch (RuntimeException e) {
            List<LoadedPlugin> good = new ArrayList<>();
            EntityManagerFactory emf = null;
            for (LoadedPlugin plugin : loaded) {
                good.add(plugin);
                try {
                    EntityManagerFactory wider = mapping.apply(1L, good);
                    if (emf != null) {
                        emf.close();
                    }
                    emf = wider;
                } catch (RuntimeException broken) {
                    good.remove(plugin);
                    if (plugin.builtIn()) {
                        throw broken;
                    }
                    refuse(Path.of(plugin.id()), Refusal.blocked(PluginRefusals.broken(plugin.id(), reason(broken))));
                }
            }
            return new Generation(1, good, java.util.Objects.requireNonNull(emf));
        }
    }

    private void refuse(Path jar, Refusal refusal) {
        refused.add(new Refused(jar.getFileName().toString(), refusal));
        LOG.warn(
                "event=plugin-refused jar={} code={} arguments={}",
                jar.getFileName(),
                refusal.code(),
                refusal.arguments());
    }

    private static Optional<String> missing(PluginDescriptor descriptor, List<LoadedPlugin> loaded) {
        return requires(descriptor).stream()
                .filter(id -> loaded.stream().noneMatch(plugin -> plugin.id().equals(id)))
                .findFirst();
    }

    private static List<String> requires(PluginDescriptor descriptor) {
        return descriptor.getDependencies().stream()
                .filter(dependency -> !dependency.isOptional())
                .map(PluginDependency::getPluginId)
                .toList();
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The deepest cause tells what is wrong. */
    private static String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.toString();
    }

    /** Give back what the thread had before. */
    private final class Held implements Lease {
        private final Generation taken;
        private final @Nullable Generation before;
        private boolean open = true;

        Held(Generation taken, @Nullable Generation before) {
            this.taken = taken;
            this.before = before;
        }

        @Override
        public Generation generation() {
            return taken;
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                if (before == null) {
                    leased.remove();
                } else {
                    leased.set(before);
                }
                taken.release();
            }
        }
    }
}
