package org.twisterp.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.twisterp.kernel.RefusalException;

class SecretsTest {
    @TempDir
    Path parent;

    @Test
    void anotherReaderOfTheFolderSeesWhatWasPut() {
        secrets().put("api", "geheim");
        assertEquals("geheim", secrets().get("api"));
        secrets().put("api", "neu");
        assertEquals("neu", secrets().get("api"));
        secrets().remove("api");
        assertEquals("database.secret-missing", code(() -> secrets().get("api")));
    }

    @Test
    void filesAreClosedAndTheSealedOneTellsNothing() throws IOException {
        secrets().put("api", "geheim-geheim");
        for (String name : new String[] {"secrets.key", "secrets.sealed"}) {
            Path file = folder().resolve(name);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertFalse(content.contains("geheim") || content.contains("api"));
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
    }

    @Test
    void aDamagedFileOrALostKeyIsRefusedAndNotReplaced() throws IOException {
        secrets().put("api", "geheim");
        Path sealed = folder().resolve("secrets.sealed");
        byte[] whole = Files.readAllBytes(sealed);
        byte[] damaged = whole.clone();
        damaged[damaged.length - 1] ^= 1;
        Files.write(sealed, damaged);
        assertEquals("database.secrets-unreadable", code(() -> secrets().get("api")));
        assertEquals("database.secrets-unreadable", code(() -> secrets().put("other", "x")));
        Files.write(sealed, whole);
        Files.delete(folder().resolve("secrets.key"));
        assertEquals("database.secrets-unreadable", code(() -> secrets().put("other", "x")));
    }

    @Test
    void manyWritersLoseNothing() {
        IntStream.range(0, 40).parallel().forEach(i -> secrets().getOrCreate("login" + i));
        assertEquals(40, secrets().names().size());
        assertEquals(secrets().get("login7"), secrets().getOrCreate("login7"));
    }

    @Test
    void textFormsHideThePassword() {
        assertEquals("Login[amal]", new Login("amal", "geheim").toString());
    }

    private Path folder() {
        return parent.resolve("secrets");
    }

    private Secrets secrets() {
        return Secrets.in(folder());
    }

    static String code(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(RefusalException.class, call).refusal().code();
    }
}
