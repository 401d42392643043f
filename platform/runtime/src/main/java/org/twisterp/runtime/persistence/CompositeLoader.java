package org.twisterp.runtime.persistence;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Show the mapping the classes of the platform and of all plugins of a generation, with their bytes. */
final class CompositeLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private final List<ClassLoader> loaders;

    CompositeLoader(ClassLoader platform, List<ClassLoader> loaders) {
        super("twist-entities", platform);
        this.loaders = List.copyOf(loaders);
    }

    /** Return a loader of the same classes that nothing keeps. */
    ClassLoader fresh() {
        return new CompositeLoader(getParent(), loaders);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader loader : loaders) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                continue;
            }
        }
        throw new ClassNotFoundException(name);
    }

    /** Without the bytes of a class, the mapping silently does not know it. */
    @Override
    protected @Nullable URL findResource(String name) {
        for (ClassLoader loader : loaders) {
            URL found = loader.getResource(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(found));
    }
}
