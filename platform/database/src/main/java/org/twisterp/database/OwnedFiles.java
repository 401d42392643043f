package org.twisterp.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** Write files with the owner and the permissions they must have from their first byte. */
final class OwnedFiles {
    private OwnedFiles() {}

    /** Make a folder that only its owner can enter, unless it stands already. */
    static void createPrivateFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                giveTo(folder, ownerOf(folder.getParent()));
            }
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", folder);
        }
    }

    /**
     * Replace a file in one step by one that only its owner can read.
     *
     * <p>It belongs to the owner of the folder, also when root writes it for an ordinary user.
     */
    static void replacePrivately(Path file, byte[] content) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            try (FileChannel channel = FileChannel.open(
                    next,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            giveTo(next, ownerOf(file.getParent()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Refusals.because(e, "database.data-closed", "folder", file.getParent());
        }
    }

    /** Make a folder and its missing parents so that every account can pass through them. */
    static void createPassableFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        createPassableFolder(folder.getParent());
        try {
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    /** Tell whether a folder could be made, or stands already, and can be written to. */
    static boolean canCreatePassableFolder(Path folder) {
        try {
            createPassableFolder(folder);
            return Files.isWritable(folder);
        } catch (IOException e) {
            return false;
        }
    }

    /** Return the numeric owner of a path. */
    static int ownerOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    /** Give a path to a numeric user; only root can give to another. */
    static void giveTo(Path path, int uid) throws IOException {
        if (ownerOf(path) != uid) {
            Files.setAttribute(path, "unix:uid", uid);
        }
    }

    /** Remove a folder and all in it; a folder that is absent is no fault. */
    static void removeTree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
