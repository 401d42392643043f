package org.twisterp.runtime.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Hold the migrations of one owner, read once.
 *
 * @param owner platform, ledger or a plugin's id; names the history table
 * @param scripts text by file name
 */
public record MigrationSet(String owner, SortedMap<String, String> scripts) {

    /** Read the scripts in a folder below the package of a class, from its jar or its folder of classes. */
    public static MigrationSet beside(String owner, Class<?> type, String folder) {
        return in(owner, type, type.getPackageName().replace('.', '/') + '/' + folder + '/');
    }

    /** Read the scripts in a folder, given from the root of the jar or folder that a class came from. */
    public static MigrationSet in(String owner, Class<?> type, String path) {
        String own = type.getName().replace('.', '/') + ".class";
        URL url = type.getClassLoader().getResource(own);
        if (url == null) {
            throw new IllegalStateException("no bytes of " + type.getName());
        }
        try {
            return new MigrationSet(owner, read(url.toString(), own, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar is named as {@code jar:file:..!/..}, by some hosts with a scheme of their own in front. */
    private static SortedMap<String, String> read(String url, String own, String path) throws IOException {
        int file = url.indexOf("file:");
        int inside = url.indexOf("!/");
        if (file < 0) {
            throw new IOException("cannot list migrations beside " + url);
        }
        if (inside < 0) {
            String root = url.substring(file, url.length() - own.length());
            return folder(Path.of(URI.create(root)).resolve(path));
        }
        String jar = URLDecoder.decode(
                url.substring(file + "file:".length(), inside).replace("+", "%2B"), StandardCharsets.UTF_8);
        return jar(Path.of(jar), path);
    }

    private static SortedMap<String, String> folder(Path folder) throws IOException {
        SortedMap<String, String> scripts = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                    scripts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return scripts;
    }

    private static SortedMap<String, String> jar(Path jar, String path) throws IOException {
        SortedMap<String, String> scripts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(path) && entry.getName().endsWith(".sql")) {
                    scripts.put(
                            entry.getName().substring(path.length()),
                            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return scripts;
    }
}
